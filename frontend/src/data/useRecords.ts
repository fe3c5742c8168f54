import { useState } from "react";
import { type DataRecord, type Field, listRecords, type Module, type Path } from "../backend";
import { useBackend } from "../useBackend";
import { textOf } from "./format";
import { type Links, linkReader } from "./links";

/** The most that Go answers at once. */
const most = 100;
/** A search looks at this many records, so that it ends while one waits. */
export const searchable = 10_000;

/** Which records to show: sort as Go takes it, and what their cells contain. */
export interface View { sort: string; offset: number; search: string }

/** A page holds fewer records when they are wide, so that a table of hundreds of fields opens as fast. */
export const pageSizeOf = (fields: Field[]) => Math.max(20, Math.min(most, Math.floor(2500 / (fields.length + 1))));

export interface Rows {
  records: DataRecord[];
  links: Links;
  /** How many the table holds. */
  total: number;
  /** The first record's place, which is an earlier one than asked for when the table became shorter. */
  offset: number;
  /** How many records a search looked at, and whether that was all. */
  searched: number;
  complete: boolean;
}

interface Source { path: Path; fields: Field[]; modules: Module[] }

/** The records of a view, up to date. What was seen before stays until the next arrives. */
export function useRecords(source: Source, view: View) {
  const { path } = source;
  const loaded = useBackend(() => load(source, view), [path, view], { workspace: path.workspace });
  const [kept, setKept] = useState(loaded.data);
  if (loaded.data && loaded.data !== kept) setKept(loaded.data);
  return { ...loaded, data: loaded.data ?? kept, waiting: !loaded.data && !loaded.error };
}

function load(source: Source, view: View): Promise<Rows> {
  return view.search.trim() ? search(source, view) : page(source, view);
}

async function page({ path, fields, modules }: Source, view: View): Promise<Rows> {
  const limit = pageSizeOf(fields);
  let offset = view.offset;
  let { records, total } = await listRecords(path, { limit, offset, sort: view.sort, filter: "" });
  if (records.length === 0 && total > 0) {
    offset = Math.floor((total - 1) / limit) * limit;
    ({ records, total } = await listRecords(path, { limit, offset, sort: view.sort, filter: "" }));
  }
  const links = await linkReader(path.workspace, modules)(fields, records);
  return { records, links, total, offset, searched: 0, complete: true };
}

/** Walks the table until a page is full of records that contain the words. */
async function search({ path, fields, modules }: Source, view: View): Promise<Rows> {
  const limit = pageSizeOf(fields);
  const words = view.search.trim().toLocaleLowerCase();
  const read = linkReader(path.workspace, modules);
  const rows: Rows = { records: [], links: {}, total: 0, offset: 0, searched: 0, complete: false };
  while (!rows.complete && rows.searched < searchable && rows.records.length < limit) {
    const { records, total, hasMore } = await listRecords(path, { limit: most, offset: rows.searched, sort: view.sort, filter: "" });
    rows.links = await read(fields, records);
    rows.records.push(...records.filter((record) => contains(record, fields, rows.links, words)));
    rows.searched += records.length;
    rows.total = total;
    rows.complete = !hasMore;
  }
  return rows;
}

function contains(record: DataRecord, fields: Field[], links: Links, words: string): boolean {
  if (record.id === words.replace(/^#/, "")) return true;
  return fields.some((field) => textOf(field, record.values[field.name], links).toLocaleLowerCase().includes(words));
}
