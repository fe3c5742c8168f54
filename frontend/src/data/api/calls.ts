// What a tool can ask about a table, with the table's own names and a record of its own.
import type { DataRecord, Field, Method, Path, Value } from "../../backend";
import { isReadOnly } from "../fieldType";
import { exampleRecord, exampleValue } from "./examples";
import type { Free } from "./free";

export type Act = "list" | "get" | "create" | "update" | "upsert" | "delete";

/** The acts that change records. */
export type WriteAct = Exclude<Act, "list" | "get">;

export interface Call {
  act: Act;
  method: Method;
  /** The path with its query. */
  target: string;
  body?: { records: Body[]; matchField?: string };
  /** The record that is read or changed; undefined where the table has none, or where a new one is made. */
  record?: DataRecord | undefined;
}
type Body = Record<string, Value> | number;

/** Where the API has a table. */
export const basePath = ({ workspace, module, table }: Path) => `/api/v1/workspace/${workspace}/modules/${module}/tables/${table}`;

/** Every call that the table allows: nothing can be written where all fields are computed, and an upsert needs a unique field. */
export function callsFor(path: Path, fields: Field[], record: DataRecord | undefined, free: Free = {}): Call[] {
  const base = basePath(path);
  const id = Number(record?.id ?? 1);
  const records = `${base}/records`;
  const made = exampleRecord(fields, record, free);
  const calls: Call[] = [
    { act: "list", method: "GET", target: `${records}?limit=10&offset=0` },
    { act: "get", method: "GET", target: `${base}/record/${id}`, record },
  ];
  if (Object.keys(made).length === 0) return calls;
  calls.push({ act: "create", method: "POST", target: records, body: { records: [made] } });
  calls.push({ act: "update", method: "PATCH", target: records, body: { records: [{ id, ...valuesOf(fields, record) }] }, record });
  const match = uniqueField(fields);
  if (match) {
    const known = record?.values[match.name] ?? null;
    const one = known === null ? { ...made, [match.name]: free[match.name] ?? exampleValue(match, record) ?? "1" } : { [match.name]: known, ...valuesOf(fields, record) };
    calls.push({ act: "upsert", method: "POST", target: `${records}/upsert`, body: { matchField: match.name, records: [one] }, record: known === null ? undefined : record });
  }
  calls.push({ act: "delete", method: "DELETE", target: records, body: { records: [id] }, record });
  return calls;
}

/** The field by which an upsert finds records. */
export const uniqueField = (fields: Field[]) => fields.find((field) => field.unique && !isReadOnly(field));

const few = 3;

/** The first values that a record has: who sends them back changes nothing. Without any, values that it could have. */
function valuesOf(fields: Field[], record: DataRecord | undefined): Record<string, Value> {
  const writable = fields.filter((field) => !isReadOnly(field));
  const full = writable.filter(({ name }) => (record?.values[name] ?? null) !== null).slice(0, few);
  if (full.length > 0) return Object.fromEntries(full.map(({ name }) => [name, record?.values[name] ?? null]));
  return Object.fromEntries(Object.entries(exampleRecord(writable, record)).slice(0, few));
}
