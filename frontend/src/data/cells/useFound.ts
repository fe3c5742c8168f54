import { useId, useState } from "react";
import { useBackend } from "../../useBackend";
import type { Place } from "../useApps";
import { find } from "./found";
import type { Item } from "./useList";

/** The records of a table that words find, by their title or their number. What was found before stays until the next is. */
export function useFound(workspace: string, place: Place | undefined, words: string): { found: Item[]; searching: boolean; error: unknown } {
  const view = useId();
  const text = words.trim();
  const { data, error } = useBackend(() => find(workspace, place, text, view), [workspace, place?.module.name, place?.table.name, text], { workspace });
  const [kept, setKept] = useState(data);
  if (data && data !== kept) setKept(data);
  return { found: (data ?? kept ?? []).map(({ id, title }) => ({ id, text: title })), searching: !data && error === undefined, error };
}
