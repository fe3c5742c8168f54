import { useState } from "react";
import { BackendError, type DataRecord, getRecord, type Links, type Module, type Path, type Problems, type Table } from "../../backend";
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
  /** Why formulas gave nothing. */
  problems: Problems;
  title: string;
  error: unknown;
  /** Whether it was deleted; it is shown as it was last, with what one changed of it. */
  isGone: boolean;
  reload: () => void;
  /** What is not saved yet. */
  changes: Draft;
  isChanged: boolean;
}

/** The record that the panel shows, up to date, and what one changed of it. */
export function useRecord({ step: { path, id, start }, draft, setDraft }: Trail, modules: Module[]): Shown {
  const loaded = useBackend(() => (id === undefined ? Promise.resolve(undefined) : getRecord(path, id)), [path, id], { workspace: path.workspace });
  const table = useTableOf(path, modules);
  const record = loaded.data?.records[0];
  // What was saved is no change any more.
  const saved = record ? Object.keys(draft).filter((name) => isSame(draft[name], record.values[name])) : [];
  if (saved.length > 0) setDraft((old) => Object.fromEntries(Object.entries(old).filter(([name]) => !saved.includes(name))));
  const changes = changesOf(table?.fields ?? [], { ...record?.values, ...draft }, record?.values);
  const isChanged = Object.keys(changes).some((name) => !isSame(changes[name], start?.[name] ?? record?.values[name]));
  const title = id === undefined ? t("data.record.newTitle", { table: table ? labelOf(table) : "" }) : table && record ? titleOf(table, record) : t("cells.list.number", { id });
  return { table, record, links: loaded.data?.links ?? {}, problems: loaded.data?.problems ?? {}, title, error: loaded.error, isGone: record !== undefined && isNotFound(loaded.error), reload: loaded.reload, changes, isChanged };
}

const isNotFound = (error: unknown) => error instanceof BackendError && error.code === "not_found";

/** The table at a path; one that was deleted, as it was last. */
function useTableOf({ module, table }: Path, modules: Module[]): Table | undefined {
  const place = `${module}/${table}`;
  const found = modules.find(({ name }) => name === module)?.tables.find(({ name }) => name === table);
  const [known, setKnown] = useState({ place, table: found });
  if (known.place !== place || (found && known.table !== found)) setKnown({ place, table: found });
  return found ?? (known.place === place ? known.table : undefined);
}
