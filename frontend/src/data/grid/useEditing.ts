import { useEffect, useEffectEvent, useState } from "react";
import type { Field, Value } from "../../backend";
import { isReadOnly } from "../fieldType";
import { toast } from "../../ui/toasts";
import { t } from "../../words";
import type { Move } from "../cells/CellEditor";
import { labelOf } from "../label";
import type { Column } from "./columns";
import { draftId } from "./marks";
import type { Pages, Row } from "./pages";
import type { Step } from "./selection";
import type { Edits } from "./useEdits";
import type { Selected } from "./useSelection";

/** The cell that is being edited. It belongs to its record, wherever that goes. */
export interface Editing { id: string; row: Row | undefined; place: number; column: Column; text: string | undefined }

interface Options {
  pages: Pages;
  columns: Column[];
  selected: Selected;
  edits: Edits;
  /** Whether there is a last row to type a new record into. */
  grows: boolean;
  focus: () => void;
}

/** Typing into the active cell, and going on from it. */
export function useEditing({ pages, columns, selected, edits, grows, focus }: Options) {
  const [editing, setEditing] = useState<Editing>();
  const { active } = selected.selection;
  const draftRow = grows ? pages.found : -1;
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
  const row = pages.row(active.row);
  const id = row?.record.id ?? draftId;
  const isWritable = column !== undefined && !isReadOnly(column.field) && (row !== undefined || active.row === draftRow);
  const mark = column && edits.marks[id]?.[column.field.name];

  /** Leaving the last row sends what was typed into it. */
  const go = (step: Step) => {
    if (step.do === "next" && !step.back && active.row === draftRow && active.col === columns.length) return void finish();
    const next = selected.go(step);
    if (active.row !== draftRow || next.active.row === draftRow) return;
    if (editing) focus(); // a press elsewhere comes before the edit ends: what it holds belongs to the record
    void edits.saveDraft();
  };
  const edit = (text?: string) => {
    if (isWritable) setEditing({ id, row, place: active.row, column, text });
    else if (column && isReadOnly(column.field)) sayReadOnly(column.field);
  };
  const set = (value: Value) => {
    if (isWritable) void edits.save(row, column.field, value);
  };
  /** Sends the record of the last row, and goes on to the next one. */
  const finish = async () => {
    const place = pages.found;
    if (await edits.saveDraft()) return void selected.go({ do: "at", cell: { row: place + 1, col: 1 }, extend: false });
    const wrong = columns.find(({ field }) => field.name === edits.draftProblem());
    if (wrong) selected.go({ do: "at", cell: { row: place, col: wrong.at }, extend: false });
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
    if (to === "down" && active.row === draftRow) void finish();
    else go(to === "right" || to === "left" ? { do: "next", back: to === "left" } : { do: "go", way: to, extend: false });
  };
  const commit = (value: Value, to: Move) => {
    if (editing) void edits.save(editing.row, editing.column.field, value);
    leave(to);
  };
  /** Somebody went elsewhere and left behind what is no value. */
  const refuse = (text: string, problem: string) => {
    if (editing) edits.refuse(editing.row, editing.column.field, text, problem);
    close();
  };
  const cancel = () => {
    if (editing) edits.forget(editing.row, editing.column.field);
    setEditing(undefined);
    focus();
  };
  const toggle = () => set((mark && "value" in mark ? mark.value : column && row?.record.values[column.field.name]) !== true);
  return { editing: editing && place && { ...editing, column: place }, mark, column, row, go, edit, set, toggle, commit, refuse, cancel };
}

/** Keys that do nothing look like a program that hangs. */
export function sayReadOnly(field: Field): void {
  toast({ text: t("cells.problem.readOnly", { field: labelOf(field) }) });
}
