import { useEffect, useId, useState, useSyncExternalStore } from "react";
import { type Condition, type Events, type Field, getRecord, listRecords, locateRecords, type Module, onEvent, type Path } from "../../backend";
import { findTable } from "../label";
import { isRecordGone } from "./gone";
import { Pages } from "./pages";
import type { Row } from "./renewal";

/** Which records to show, and in which order. */
export interface Ask { sort: string; where: Condition[]; search: string }
export interface Source { path: Path; fields: Field[]; modules: Module[] }
export interface Rows {
  pages: Pages;
  /** The rows of another order or search are on their way; those from before are shown. */
  waiting: boolean;
}

/** Go answers a hundred records at most; fewer when they are wide, so that a table of hundreds of fields opens as fast. */
const pageSizeOf = (fields: Field[]) => Math.max(20, Math.min(100, Math.floor(2500 / (fields.length + 1))));
/** Programs may write hundreds of times a second. */
const pause = 150;

/** The records of a table as a view shows them, up to date. */
export function useRows(source: Source, ask: Ask): Rows {
  const question = JSON.stringify([source.path, ask]);
  const name = useId();
  const make = () => ({ question, pages: pagesOf(source, ask, name) });
  const [asked, setAsked] = useState(make);
  const [shown, setShown] = useState(asked.pages);
  if (asked.question !== question) setAsked(make());
  const { pages } = asked;
  useSyncExternalStore(pages.subscribe, () => pages.version);
  useSyncExternalStore(shown.subscribe, () => shown.version);
  const waiting = shown !== pages && !pages.ready && pages.error === undefined;
  if (shown !== pages && !waiting) setShown(pages);
  useEffect(() => pages.see({ first: 0, end: 1 }), [pages]);
  useLive(source, pages);
  return { pages: waiting ? shown : pages, waiting };
}

/** Under the one name of the view, a newer question ends what Go still searches for an older one. */
function pagesOf({ path, fields }: Source, ask: Ask, view: string): Pages {
  return new Pages(pageSizeOf(fields), {
    list: (offset, limit) => listRecords(path, { ...ask, offset, limit, view }),
    locate: (ids) => locateRecords(path, { ...ask, view }, ids),
    get: (id) => readRow(path, id),
  });
}

async function readRow(path: Path, id: string): Promise<Row | undefined> {
  try {
    const { records: [record], links, problems } = await getRecord(path, id);
    return record && { record, links, problems };
  } catch (error) {
    if (isRecordGone(error)) return undefined;
    throw error;
  }
}

/** Reads again what is seen whenever the workspace's structure changed, or this table or one whose records it shows or computes with. */
function useLive({ path, fields, modules }: Source, pages: Pages): void {
  const tables = JSON.stringify(tablesOf(path, fields, modules));
  useEffect(() => {
    const concerns = ({ workspace, table }: Events["changed"]) =>
      workspace === path.workspace && (JSON.parse(tables) as string[]).includes(table);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = 0;
    const refresh = () => {
      timer = undefined;
      last = Date.now();
      pages.refresh();
    };
    const stop = onEvent("changed", (event) => {
      if (concerns(event)) timer ??= setTimeout(refresh, Math.max(0, last + pause - Date.now()));
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [path.workspace, tables, pages]);
}

/** Formulas may read any table of their app. */
function tablesOf({ module, table }: Path, fields: Field[], modules: Module[]): string[] {
  if (fields.some(({ type }) => type === "function")) return ["", ...(modules.find(({ name }) => name === module)?.tables ?? []).map(({ name }) => `${module}/${name}`)];
  const linked = fields.map(({ refTableId }) => findTable(modules, refTableId)).filter((place) => place !== undefined);
  return ["", `${module}/${table}`, ...linked.map((place) => `${place.module.name}/${place.table.name}`)];
}
