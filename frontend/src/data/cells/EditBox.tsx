import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { Popover } from "react-aria-components";
import type { Field } from "../../backend";
import { labelOf } from "../label";
import type { Editing } from "./useEditing";
import "../../ui/Menu.css";
import "./EditBox.css";

interface Props {
  editing: Editing;
  field: Field;
  /** Stands in the cell before the text. */
  before?: ReactNode;
  /** Stands below the cell. */
  picker?: ReactNode;
  /** The list that the picker is: the focus stays in the cell. */
  list?: { id: string; activeId: string | undefined; onKeyDown: (event: KeyboardEvent<HTMLElement>) => boolean };
  /** Grows with its lines. */
  lines?: boolean;
}

/** A cell while it is edited: its text, and below it what helps, and what is wrong. */
export function EditBox({ editing, field, before, picker, list, lines }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const problemId = useId();
  const { input, problem } = editing;
  const Box = lines ? "textarea" : "input";
  useBegin(editing, list !== undefined);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== input.current) {
      if (event.key === "Escape") editing.onKeyDown(event);
    } else if (list?.onKeyDown(event)) event.stopPropagation();
    else if (picker && !list && event.key === "ArrowDown") into(event);
    else if (lines && event.key === "Enter" && event.altKey) newLine(event, editing);
    else editing.onKeyDown(event);
  };
  const role = list ? { role: "combobox", "aria-expanded": true, "aria-controls": list.id, "aria-activedescendant": list.activeId, "aria-autocomplete": "list" as const } : {};
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears what its text and its picker do not take
    <div ref={box} className="EditBox" onKeyDown={onKeyDown} onBlur={editing.onBlur}>
      {before}
      <span className={lines ? "text lines" : "text"} data-text={lines ? editing.text : undefined}>
        <Box
          {...role}
          ref={input}
          rows={lines ? 1 : undefined}
          aria-label={labelOf(field)}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined ? undefined : problemId}
          autoComplete="off"
          value={editing.text}
          onChange={({ target }: { target: { value: string } }) => editing.setText(target.value)}
        />
      </span>
      <Popover className="Menu CellPopover" triggerRef={box} isNonModal isOpen={picker !== undefined || problem !== undefined} placement="bottom start" offset={2} aria-label={labelOf(field)}>
        {problem !== undefined && <p id={problemId} role="alert" className="problem">{problem}</p>}
        {picker}
      </Popover>
    </div>
  );
}

/** An edit goes on at the end of the text. A text that searches a list is selected first: what is typed shall find another option. */
function useBegin({ input, changed }: Editing, searches: boolean): void {
  const selects = useRef(searches && !changed);
  useEffect(() => {
    const text = input.current;
    text?.focus({ preventScroll: true });
    if (selects.current) text?.select();
    else text?.setSelectionRange(text.value.length, text.value.length);
  }, [input]);
}

/** Goes on in the picker. */
function into(event: KeyboardEvent<HTMLElement>): void {
  event.preventDefault();
  event.stopPropagation();
  const popover = document.querySelector(".CellPopover");
  const places = ["td [tabindex='0']", "[role=option][tabindex='0']", "[role=option], button, input"];
  const wanted = places.map((place) => popover?.querySelector<HTMLElement>(place)).find(Boolean);
  wanted?.focus();
}

function newLine(event: KeyboardEvent<HTMLElement>, { input, setText }: Editing): void {
  event.preventDefault();
  event.stopPropagation();
  const text = input.current;
  if (!text) return;
  text.setRangeText("\n", text.selectionStart, text.selectionEnd, "end");
  setText(text.value);
}
