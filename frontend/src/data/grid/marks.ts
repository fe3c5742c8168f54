import type { DataRecord, Value } from "../../backend";

/** What stands in a cell in place of what Go holds: a value on its way, or one that cannot be saved, and why. */
export interface Mark {
  value?: Value;
  /** What was typed, when it is no value. */
  text?: string;
  problem?: string;
}
export type RowMarks = Record<string, Mark>;
/** By the id of the record, then by the name of the field. */
export type Marks = Record<string, RowMarks>;

/** The record that is being typed into the last row has no id yet. */
export const draftId = "";

export function mark(marks: Marks, id: string, field: string, what: Mark): Marks {
  return { ...marks, [id]: { ...marks[id], [field]: what } };
}

/** All but one member. */
export const without = <T>(members: Record<string, T>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(members).filter(([one]) => one !== name));

export function unmark(marks: Marks, id: string, field: string): Marks {
  if (!marks[id]?.[field]) return marks;
  const others = without(marks[id], field);
  return Object.keys(others).length > 0 ? { ...marks, [id]: others } : without(marks, id);
}

export const unmarkRow = (marks: Marks, id: string): Marks => without(marks, id);

export const hasDraft = (marks: Marks) => marks[draftId] !== undefined;

/** The values of the record in the last row, and whether all of them can be sent. */
export function draftOf(marks: Marks): { values: DataRecord["values"]; complete: boolean } {
  const entries = Object.entries(marks[draftId] ?? {});
  return {
    values: Object.fromEntries(entries.filter(([, { text }]) => text === undefined).map(([name, { value = null }]) => [name, value])),
    complete: entries.every(([, { text }]) => text === undefined),
  };
}

/** Whether nothing that was typed stands in the last row. */
export const isBlank = (marks: Marks) => Object.values(marks[draftId] ?? {}).every(({ value = null, text }) => value === null && text === undefined);
