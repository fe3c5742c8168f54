import { type DataRecord, getRecord, type Links, type Module, type Table } from "../../backend";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { changesOf, type Draft } from "../draft";
import { labelOf } from "../label";
import { titleOf } from "../title";
import { isSame } from "./edits";
import type { Trail } from "./useTrail";

export interface Shown {
  table: Table | undefined;
  /** Undefined while it is new or on its way. */
  record: DataRecord | undefined;
  links: Links;
  title: string;
  error: unknown;
  reload: () => void;
  /** What is not saved yet. */
  changes: Draft;
  isChanged: boolean;
}

/** The record that the panel shows, up to date, and what one changed of it. */
export function useRecord({ step: { path, id, start }, draft, setDraft }: Trail, modules: Module[]): Shown {
  const loaded = useBackend(() => (id === undefined ? Promise.resolve(undefined) : getRecord(path, id)), [path, id], { workspace: path.workspace });
  const table = modules.find(({ name }) => name === path.module)?.tables.find(({ name }) => name === path.table);
  const record = loaded.data?.records[0];
  // What was saved is no change any more.
  const saved = record ? Object.keys(draft).filter((name) => isSame(draft[name], record.values[name])) : [];
  if (saved.length > 0) setDraft((old) => Object.fromEntries(Object.entries(old).filter(([name]) => !saved.includes(name))));
  const changes = changesOf(table?.fields ?? [], { ...record?.values, ...draft }, record?.values);
  const isChanged = Object.keys(changes).some((name) => !isSame(changes[name], start?.[name] ?? record?.values[name]));
  const title = id === undefined ? t("data.record.newTitle", { table: table ? labelOf(table) : "" }) : table && record ? titleOf(table, record) : t("cells.list.number", { id });
  return { table, record, links: loaded.data?.links ?? {}, title, error: loaded.error, reload: loaded.reload, changes, isChanged };
}
