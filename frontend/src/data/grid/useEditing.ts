import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { Field, Path, Value } from "../../backend";
import { isReadOnly } from "../fieldType";
import { toast } from "../../ui/toasts";
import { t } from "../../words";
import type { Move } from "../cells/CellEditor";
import type { Parsed } from "../cells/parse";
import type { Typed } from "../cells/useEditing";
import { labelOf } from "../label";
import type { Column } from "./columns";
import { isNew, type Mark } from "./marks";
import { newRows, openRow } from "./newRecords";
import type { Pages } from "./pages";
import type { Step } from "./selection";
import { useEdited } from "./useEdited";
import type { Spot } from "./saving";
import type { Edits } from "./useEdits";
import type { Selected } from "./useSelection";

/** The cell that is being edited. It belongs to its row, wherever that goes. */
export interface Editing extends Spot { column: Column; text: string | undefined }

interface Options {
  path: Path;
  pages: Pages;
  columns: Column[];
  selected: Selected;
  edits: Edits;
  /** The rows below those of the records. */
  news: string[];
  focus: () => void;
  /** Takes the focus where no key writes anything. */
  rest: () => void;
}

/** Typing into the active cell, and going on from it. */
export function useEditing({ path, pages, columns, selected, edits, news, focus, rest }: Options) {
  const [editing, setEditing] = useState<Editing>();
  const { active } = selected.selection;
  const column = columns[active.col - 1];
  // The column may have moved, or be gone, since the edit began.
  const place = editing && columns.find(({ field }) => field.name === editing.column.field.name);
  const isLost = editing !== undefined && place === undefined;
  const lose = useEffectEvent(() => {
    focus();
    toast({ tone: "danger", text: t("data.grid.fieldGone", { field: editing ? labelOf(editing.column.field) : "" }) });
  });
  useEffect(() => {
    if (isLost) lose();
  }, [isLost]);
  const typed = useRef<(() => Typed) | null>(null);
  const { isGone } = useEdited(path, editing?.row?.record.id);
  const loseRecord = useEffectEvent(() => {
    const held = typed.current?.();
    if (!editing || !held) return;
    edits.lose(editing, editing.column.field, held);
    setEditing(undefined);
    // What is still being typed belongs to no other record.
    requestAnimationFrame(() => document.activeElement === document.body && rest());
  });
  useEffect(() => {
    if (isGone) loseRecord();
  }, [isGone]);
  const row = pages.row(active.row);
  const id = row?.record.id ?? news[active.row - pages.count];
  const spot = id === undefined ? undefined : { id, row };
  const isLast = id !== undefined && id === news.at(-1);
  const isWritable = column !== undefined && !isReadOnly(column.field) && spot !== undefined;
  const mark = column && spot && edits.marks[spot.id]?.[column.field.name];

  /** Leaving the row of a new record sends it. */
  const go = (step: Step) => {
    if (step.do === "next" && !step.back && isLast && active.col === columns.length) {
      finish();
      return;
    }
    const next = selected.go(step);
    if (id === undefined || !isNew(id) || next.active.row === active.row) return;
    if (editing) focus(); // a press elsewhere comes before the edit ends: what it holds belongs to the record
    edits.leave(id);
  };
  const edit = (text?: string) => {
    selected.reveal();
    if (isWritable) setEditing({ ...spot, seen: mark ? seenOf(mark) : [], column, text });
    else if (column && isReadOnly(column.field)) sayReadOnly(column.field);
  };
  const set = (value: Value) => {
    selected.reveal();
    if (isWritable) void edits.save(spot, column.field, value);
  };
  /** Sends the record of the last row, and goes on to the next one; or to what keeps it from being sent. */
  const finish = () => {
    const { wrong } = edits.leave(openRow(path));
    const at = columns.find(({ field }) => field.name === wrong)?.at ?? 1;
    selected.go({ do: "at", cell: { row: pages.count + newRows(path, pages).length - 1, col: at }, extend: false });
  };
  /** The grid has the focus again, unless the person has gone elsewhere with it. */
  const close = () => {
    setEditing(undefined);
    requestAnimationFrame(() => document.activeElement === document.body && focus());
  };
  const leave = (to: Move) => {
    close();
    if (to === "stay") return;
    focus();
    if (to === "down" && isLast) finish();
    else go(to === "right" || to === "left" ? { do: "next", back: to === "left" } : { do: "go", way: to, extend: false });
  };
  const commit = (value: Value, to: Move) => {
    if (editing) void edits.save(editing, editing.column.field, value);
    leave(to);
  };
  /** What the text means is still looked up, while one goes on. */
  const later = (text: string, means: Promise<Parsed>, to: Move) => {
    if (editing) edits.later(editing, editing.column.field, text, means);
    leave(to);
  };
  /** Somebody went elsewhere and left behind what is no value. */
  const refuse = (text: string, problem: string) => {
    if (editing) edits.refuse(editing, editing.column.field, text, problem);
    close();
  };
  const cancel = () => {
    // What is still looked up was typed before this edit.
    if (editing && !edits.marks[editing.id]?.[editing.column.field.name]?.pending) edits.forget(editing, editing.column.field);
    setEditing(undefined);
    focus();
  };
  const toggle = () => set((mark && "value" in mark ? mark.value : column && row?.record.values[column.field.name]) !== true);
  const isTyped = isLast && edits.marks[id] !== undefined;
  return { isTyped, editing: editing && place && { ...editing, column: place }, mark, column, spot, typed, go, edit, set, toggle, commit, later, refuse, cancel };
}

/** What a mark stands for, or will once it is known. */
function seenOf({ value, problem, pending }: Mark): Value[] {
  const seen = value !== undefined && problem === undefined ? [value] : [];
  void pending?.then((known) => known !== undefined && seen.push(known));
  return seen;
}

/** Keys that do nothing look like a program that hangs. */
export function sayReadOnly(field: Field): void {
  toast({ text: t("cells.problem.readOnly", { field: labelOf(field) }) });
}
