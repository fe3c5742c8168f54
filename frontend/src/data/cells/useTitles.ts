import { type Field, getRecord, type Module } from "../../backend";
import { useBackend } from "../../useBackend";
import { findTable } from "../label";
import { titleOf } from "../title";

/** What the records are called whose ids a reference field holds; without those that are gone. */
export function useTitles(workspace: string, modules: Module[], field: Field, ids: string[]): Record<string, string> {
  const place = field.type === "reference" ? findTable(modules, field.refTableId) : undefined;
  const load = async (): Promise<Record<string, string>> => {
    if (!place) return {};
    const path = { workspace, module: place.module.name, table: place.table.name };
    const pages = await Promise.allSettled(ids.map((id) => getRecord(path, id)));
    const records = pages.flatMap((page) => (page.status === "fulfilled" ? page.value.records : []));
    return Object.fromEntries(records.map((record) => [record.id, titleOf(place.table, record)]));
  };
  return useBackend(load, [workspace, place?.table.id, ids], { workspace }).data ?? {};
}
