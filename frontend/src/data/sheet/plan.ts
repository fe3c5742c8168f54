import type { ColumnPlan, Field, FieldInput, ImportMode, ImportPlan, LinkedBy, Path, SheetLook, Table } from "../../backend";
import { exactType, isReadOnly } from "../fieldType";

/** What a column of the file becomes. `to` is a field of the table there is, "" leaves the column out; of a new table the field is made. */
export interface ColumnDraft {
  to: string;
  made: FieldInput;
  /** What a column of links has, once a person says it. */
  by?: LinkedBy;
}

export interface Draft {
  /** Of a new table. */
  label: string;
  columns: ColumnDraft[];
  mode: ImportMode;
  /** The field that tells which record a row is about. */
  key: string;
  strict: boolean;
}

/** What a file's columns can become in a new table, as exactType writes it. */
export const makeable = [
  "string", "string/multiline-text", "string/email", "string/phone", "string/url", "string/location", "number", "boolean", "date",
  "timestamp", "time", "timeinterval", "choice", "multi",
] as const;

/** What Go proposes, as it stands before a person changes it. */
export function proposed(look: SheetLook, table: Table | undefined): Draft {
  const columns = look.columns.map(({ field, fits, filled }) => ({ to: table ? fits : filled > 0 ? field.name : "", made: field }));
  return { label: look.label, columns, mode: "append", key: table ? keyOf(table, columns) : "", strict: false };
}

/** A unique field is the best key there is, if the file has it. */
function keyOf(table: Table, columns: ColumnDraft[]): string {
  const filled = writable(table).filter(({ name }) => columns.some(({ to }) => to === name));
  return filled.find(({ unique }) => unique)?.name ?? "";
}

export const writable = (table: Table): Field[] => (table.fields ?? []).filter((field) => !isReadOnly(field));

export const typeOf = (field: FieldInput) => exactType(field);

/** The field as another type. Only the proposal has options: Go finds those of another in the file. */
export function ofType(proposal: FieldInput, field: FieldInput, type: string): FieldInput {
  const [kind = "string", variant] = type.split("/");
  const { name, labels } = field;
  if (type === typeOf(proposal)) return { ...proposal, labels };
  return { name, labels, type: kind as FieldInput["type"], ...(variant ? { variant } : {}) };
}

/** What is missing before the import can begin. */
export function lacking(draft: Draft, table: Table | undefined): "columns" | "label" | "key" | undefined {
  if (draft.columns.every(({ to }) => to === "")) return "columns";
  if (!table) return draft.label.trim() === "" ? "label" : undefined;
  const key = draft.columns.some(({ to }) => to === draft.key && to !== "");
  return draft.mode !== "append" && !key ? "key" : undefined;
}

/** The columns that go to fields of a table. */
export const columnsOf = (columns: ColumnDraft[], key = ""): ColumnPlan[] =>
  columns.flatMap(({ to, by }, column): ColumnPlan[] => (to === "" ? [] : [{ column, field: to, key: key !== "" && to === key, by: by ?? "" }]));

/** The plan as Go takes it. Path is the table's, or the app's with the name of the table to be made. */
export function planOf(path: Path, look: SheetLook, draft: Draft, table: Table | undefined): ImportPlan {
  const used = draft.columns.map((column, index) => ({ ...column, index })).filter(({ to }) => to !== "");
  return {
    path: { ...path, table: table ? path.table : "" },
    table: table ? null : { name: path.table, labels: { "": draft.label.trim() } },
    fields: table ? [] : used.map(({ made }) => made),
    columns: table
      ? columnsOf(draft.columns, draft.mode === "append" ? "" : draft.key)
      : used.map(({ made, index }): ColumnPlan => ({ column: index, field: made.name, key: false, by: "" })),
    mode: table ? draft.mode : "append",
    options: look.options,
    strict: draft.strict,
  };
}
