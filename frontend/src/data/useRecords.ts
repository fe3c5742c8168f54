import { useId, useState } from "react";
import { type Field, listRecords, type Path, type RecordPage } from "../backend";
import { useBackend } from "../useBackend";

/** Which records to show: sort as Go takes it, and words that their cells contain. */
export interface View { sort: string; offset: number; search: string }

/** A page holds fewer records when they are wide, so that a table of hundreds of fields opens as fast. */
export const pageSizeOf = (fields: Field[]) => Math.max(20, Math.min(100, Math.floor(2500 / (fields.length + 1))));

/** The first record's place is an earlier one than asked for when the list became shorter. */
export type Rows = RecordPage & { offset: number };

interface Source { path: Path; fields: Field[] }

/** The records of a view, up to date. What was seen before stays until the next arrives. */
export function useRecords(source: Source, view: View) {
  const { path } = source;
  const id = useId();
  const loaded = useBackend(() => load(source, view, id), [path, view], { workspace: path.workspace });
  const [kept, setKept] = useState(loaded.data);
  if (loaded.data && loaded.data !== kept) setKept(loaded.data);
  return { ...loaded, data: loaded.data ?? kept, waiting: !loaded.data && !loaded.error };
}

async function load({ path, fields }: Source, { sort, search, offset }: View, view: string): Promise<Rows> {
  const ask = { limit: pageSizeOf(fields), sort, search, view };
  const page = await listRecords(path, { ...ask, offset });
  if (page.records.length > 0 || page.found === 0) return { ...page, offset };
  const last = Math.floor((page.found - 1) / ask.limit) * ask.limit;
  return { ...(await listRecords(path, { ...ask, offset: last })), offset: last };
}
