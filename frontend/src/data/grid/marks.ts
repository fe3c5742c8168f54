import type { Value } from "../../backend";

/** What stands in a cell in place of what Go holds: a value on its way, or one that cannot be saved, and why. */
export interface Mark {
  value?: Value;
  /** What was typed, when it is no value. */
  text?: string;
  problem?: string;
  /** Comes when it is known what the text means, and no longer stands here: with the value that was saved of it, if any. */
  pending?: Promise<Value | undefined>;
}
export type RowMarks = Record<string, Mark>;
/** By the id of the record, then by the name of the field. */
export type Marks = Record<string, RowMarks>;

/** A new record has no id yet: its row has one of the window's own, until the record is shown. */
export const newId = (number: number) => `+${number}`;
export const isNew = (id: string) => id.startsWith("+");

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

/** What was refused of a row may be taken once anything in it is another. What is no value stays none. */
export function unrefuse(marks: Marks, id: string): Marks {
  const cells = Object.entries(marks[id] ?? {});
  return { ...marks, [id]: Object.fromEntries(cells.map(([name, what]) => [name, what.text === undefined ? { value: what.value ?? null } : what])) };
}

/** The values that stand in a row. */
export const valuesOf = (row: RowMarks): Record<string, Value> => Object.fromEntries(Object.entries(row).map(([name, { value = null }]) => [name, value]));

/** What is still looked up in a row. */
export const pendingIn = (row: RowMarks = {}) => Object.values(row).map(({ pending }) => pending).filter((one) => one !== undefined);

/** The name of a field whose value in the row cannot be saved. */
export const wrongIn = (row: RowMarks) => Object.entries(row).find(([, { problem }]) => problem !== undefined)?.[0];

/** Whether nothing that was typed stands in the row. */
export const isBlank = (row: RowMarks = {}) => Object.values(row).every(({ value = null, text }) => value === null && text === undefined);
