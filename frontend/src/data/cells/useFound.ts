import { useId, useState } from "react";
import { findRecords, type Named } from "../../backend";
import { useBackend } from "../../useBackend";
import type { Place } from "../useApps";
import type { Item } from "./useList";

const most = 50;

/** The records of a table that words find, by their title or their number. What was found before stays until the next is. */
export function useFound(workspace: string, place: Place | undefined, words: string): { found: Item[]; searching: boolean; error: unknown } {
  const view = useId();
  const path = place && { workspace, module: place.module.name, table: place.table.name };
  const text = words.trim();
  const { data, error } = useBackend(() => (path ? findRecords(path, text, most, view) : Promise.resolve<Named[]>([])), [path, text], { workspace });
  const [kept, setKept] = useState(data);
  if (data && data !== kept) setKept(data);
  return { found: (data ?? kept ?? []).map(({ id, title }) => ({ id, text: title })), searching: !data && error === undefined, error };
}
