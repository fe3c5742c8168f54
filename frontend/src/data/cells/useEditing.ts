import { type FocusEvent, type KeyboardEvent, type RefObject, useImperativeHandle, useRef, useState } from "react";
import type { Field, Links, Module, Path, Value } from "../../backend";
import { type Parsed, parseText } from "./parse";
import { editText } from "./text";

/** Where to go on after an edit. */
export type Move = "down" | "right" | "left" | "up" | "stay";

/** What a text means. A promise of it never rejects. */
export type Meaning = Parsed | Promise<Parsed>;

export interface EditorProps {
  field: Field;
  value: Value;
  /** What was typed to begin the edit: it takes the place of the value. */
  initialText?: string | undefined;
  links: Links;
  workspace: string;
  modules: Module[];
  onCommit: (value: Value, move: Move) => void;
  /** Called in place of onCommit when what the text means is still looked up: nobody waits for that. */
  onLater: (text: string, means: Promise<Parsed>, move: Move) => void;
  onCancel: () => void;
  /** Called when one goes elsewhere and leaves a text that is no value. Without it, such a text is dropped. */
  onInvalid?: ((text: string, problem: string) => void) | undefined;
  /** Takes the way to what stands in the editor while it is open. */
  typed?: RefObject<(() => Typed) | null> | undefined;
  onOpenRecord?: ((path: Path, id: string) => void) | undefined;
}

/** What stands in an editor, and what it means. */
export interface Typed { text: string; means: Meaning }

export interface Draft {
  text: string;
  setText: (text: string) => void;
  /** Whether the text is another one than it was at first. */
  changed: boolean;
}

/** The text of a cell while it is edited. It begins as what was typed, or else as the value; or as a text of its own. */
export function useDraft({ field, value, initialText, links }: EditorProps, start?: string): Draft {
  const [original] = useState(() => start ?? editText(field, value, links));
  const [text, setText] = useState(initialText ?? original);
  return { text, setText, changed: text !== original };
}

export interface Editing extends Draft {
  /** Why the text that one wanted to commit is no value. */
  problem: string | undefined;
  /** Ends the edit with what the text means, unless that is nothing. */
  commit: (move: Move) => void;
  give: (value: Value, move: Move) => void;
  cancel: () => void;
  input: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onBlur: (event: FocusEvent<HTMLElement>) => void;
}

/** How an edit ends: once, by a key, a choice, or because one goes elsewhere. */
export function useEditing(props: EditorProps, draft: Draft, means?: () => Meaning): Editing {
  const { field, value, links, onCommit, onLater, onCancel, onInvalid, typed } = props;
  const { text, changed } = draft;
  const [wrong, setWrong] = useState<{ text: string; problem: string }>();
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const over = useRef(false);

  const end = (act: () => void) => {
    if (over.current) return;
    over.current = true;
    act();
  };
  const give = (to: Value, move: Move) => end(() => onCommit(to, move));
  const cancel = () => end(onCancel);
  const meaning = (): Meaning => (means ? means() : changed ? parseText(field, text, links) : { value });
  useImperativeHandle(typed, () => () => ({ text, means: meaning() }));
  const close = (move: Move, refuse: (problem: string) => void) => {
    if (over.current) return; // the focus goes as the editor does
    const parsed = meaning();
    if (parsed instanceof Promise) end(() => onLater(text, parsed, move));
    else if ("value" in parsed) give(parsed.value, move);
    else refuse(parsed.problem);
  };
  const commit = (move: Move) => close(move, (problem) => setWrong({ text, problem }));
  const leave = () => close("stay", (problem) => end(() => (onInvalid ? onInvalid(text, problem) : onCancel())));
  return {
    ...draft, commit, give, cancel, input,
    problem: wrong?.text === text ? wrong.problem : undefined,
    onKeyDown: (event) => keyDown(event, commit, cancel),
    onBlur: (event) => {
      // Another window takes the focus too; the edit goes on when one comes back.
      const gone = event.relatedTarget !== null || document.activeElement !== event.target;
      if (gone && !isWithin(event)) leave();
    },
  };
}

function keyDown(event: KeyboardEvent<HTMLElement>, commit: (move: Move) => void, cancel: () => void): void {
  event.stopPropagation();
  if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") cancel();
  else if (event.key === "Enter") commit(event.shiftKey ? "up" : "down");
  else if (event.key === "Tab") commit(event.shiftKey ? "left" : "right");
  else return;
  event.preventDefault();
}

/** The picker below a cell stands elsewhere in the document. */
function isWithin({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): boolean {
  return relatedTarget instanceof Element && (currentTarget.contains(relatedTarget) || relatedTarget.closest(".CellPopover") !== null);
}
