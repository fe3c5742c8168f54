// Values that no record has yet, so that an example can be sent as it stands, and more than once.
import { type DataRecord, type Field, listRecords, type Module, type Path, type Value } from "../../backend";
import { isReadOnly } from "../fieldType";
import { findTable } from "../label";
import { exampleValue, variantOf } from "./examples";

/** A value by the name of each unique field; undefined where every value that could be is taken. */
export type Free = Record<string, Value | undefined>;

/** One after the other where few are taken, then in strides: a table of any length is left behind soon. */
const tries = [...Array.from({ length: 8 }, (_, at) => at + 1), ...Array.from({ length: 16 }, (_, at) => 2 ** (at + 4))];

/** Looks for a free value of every unique field that can be written. */
export async function freeValues(path: Path, modules: Module[], fields: Field[], record: DataRecord | undefined): Promise<Free> {
  const unique = fields.filter((field) => field.unique && !isReadOnly(field));
  return Object.fromEntries(await Promise.all(unique.map(async (field) => [field.name, await freeValue(path, modules, field, record)] as const)));
}

async function freeValue(path: Path, modules: Module[], field: Field, record: DataRecord | undefined): Promise<Value | undefined> {
  if (field.type === "multi" || field.type === "dmulti") return exampleValue(field, record); // lists can only be sought by their members
  for (const value of await candidates(path, modules, field, record)) {
    const { found } = await listRecords(path, { limit: 1, offset: 0, where: [{ field: field.name, is: "equals", value }] });
    if (found === 0) return value;
  }
  return undefined;
}

async function candidates(path: Path, modules: Module[], field: Field, record: DataRecord | undefined): Promise<Value[]> {
  if (field.type === "boolean") return [true, false];
  if (field.type === "choice" && Array.isArray(field.options) && field.options.length > 0) return field.options.map(({ name }) => name);
  if (field.type === "reference") {
    const target = findTable(modules, field.refTableId);
    if (!target) return [];
    const { records } = await listRecords({ ...path, module: target.module.name, table: target.table.name }, { limit: 100, offset: 0 });
    return records.map(({ id }) => id);
  }
  const first = exampleValue(field, record) ?? "1";
  return tries.map((n) => (n === 1 ? first : variantOf(field, first, n)));
}
