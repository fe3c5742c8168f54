import type { DataRecord, Table } from "../backend";

/** What a record is called among people: Go says which field tells. */
export function titleOf({ title }: Pick<Table, "title">, { id, values }: DataRecord): string {
  const text = values[title];
  return typeof text === "string" && text.trim() ? text : `#${id}`;
}
