import { parseDate } from "@internationalized/date";
import type { AuditAsk } from "../backend";
import { zone } from "../words/time";

/** What the person has narrowed the log down to. Days are as 2026-11-23; "" and null are any. */
export interface Filter { act: string; workspace: string; person: string; from: string | null; to: string | null; text: string }

export const anything: Filter = { act: "", workspace: "", person: "", from: null, to: null, text: "" };

export const isAnything = (filter: Filter) => Object.values(filter).every((value) => value === "" || value === null);

/** Both days are included, as the person's clock has them. */
export function askOf({ act, workspace, person, from, to, text }: Filter, limit: number, offset: number): AuditAsk {
  return {
    acts: act ? [act] : [], workspaceId: workspace, person, text: text.trim(), limit, offset,
    from: from && startOf(from), to: to && startOf(parseDate(to).add({ days: 1 }).toString()),
  };
}

const startOf = (day: string) => parseDate(day).toDate(zone()).toISOString();
