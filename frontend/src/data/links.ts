import { type DataRecord, type Field, listRecords, type Module, type Path, type Table } from "../backend";
import { findTable } from "./label";

/** What linked records are called: by the id of their table, then by their own. */
export type Links = Record<string, Record<string, string>>;

const pageSize = 100;
/** Tables longer than this are read this far; links to later records show their id. */
const readable = 1000;

interface Target { path: Path; title: string | undefined; names: Record<string, string>; next: number; done: boolean }

/** The field that says what a record is: the first text of its table. */
export function titleField(table: Pick<Table, "fields">): Field | undefined {
  const texts = (table.fields ?? []).filter((field) => field.type === "string");
  return texts.find(({ variant = "text" }) => variant === "text") ?? texts[0];
}

/** What a record is called among people. */
export function titleOf(title: string | undefined, { id, values }: DataRecord): string {
  const text = title === undefined ? undefined : values[title];
  return typeof text === "string" && text.trim() ? text : `#${id}`;
}

/** Returns a function that finds what the records are called that others link to. It reads no page of them twice. */
export function linkReader(workspace: string, modules: Module[]) {
  const targets: Record<string, Target | undefined> = {};
  return async (fields: Field[], records: DataRecord[]): Promise<Links> => {
    const references = fields.filter((field) => field.type === "reference");
    for (const { name, refTableId = "" } of references) {
      const ids = records.map(({ values }) => values[name]).filter((value) => typeof value === "string");
      const target = (targets[refTableId] ??= targetOf(workspace, modules, refTableId));
      if (target) await read(target, ids);
    }
    return Object.fromEntries(Object.entries(targets).map(([id, target]) => [id, { ...target?.names }]));
  };
}

function targetOf(workspace: string, modules: Module[], id: string): Target | undefined {
  const found = findTable(modules, id);
  if (!found) return undefined;
  const path = { workspace, module: found.module.name, table: found.table.name };
  return { path, title: titleField(found.table)?.name, names: {}, next: 0, done: false };
}

async function read(target: Target, ids: string[]): Promise<void> {
  while (!target.done && ids.some((id) => !(id in target.names))) {
    const { records, hasMore } = await listRecords(target.path, { limit: pageSize, offset: target.next, sort: "", filter: "" });
    for (const record of records) target.names[record.id] = titleOf(target.title, record);
    target.next += pageSize;
    target.done = !hasMore || target.next >= readable;
  }
}
