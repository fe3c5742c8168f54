import type { Place } from "../useApps";
import { useTitles } from "../useTitles";
import { type Item, matching } from "./useList";

const most = 50;

/** The records of a table that words find, by their title or their number. */
export function useFound(workspace: string, place: Place | undefined, words: string): { found: Item[]; searching: boolean } {
  const { data } = useTitles(workspace, place);
  const all = (data ?? []).map(({ id, title }) => ({ id, text: title }));
  const number = /^#?(\d+)$/.exec(words.trim())?.[1];
  const found = number ? all.filter(({ id, text }) => id === number || text.includes(words.trim())) : matching(all, words);
  return { found: found.slice(0, most), searching: !data };
}
