import { useState } from "react";
import type { DataRecord } from "../../backend";
import { toast } from "../../ui/toasts";
import { Refusal } from "../../ui/useSubmit";
import { explain, t } from "../../words";
import { formatNumber } from "../format";
import type { Pages } from "./pages";

/** More records than these are not read at once for something to be done with them. */
export const most = 10_000;

/** The records that are ticked, in whatever order or filter. */
export function useTicks(pages: Pages) {
  const [ticked, setTicked] = useState<ReadonlyMap<string, DataRecord>>(new Map());
  const [last, setLast] = useState(0);

  const read = async (from: number, to: number, change: (old: Map<string, DataRecord>, record: DataRecord) => unknown) => {
    try {
      if (to - from + 1 > most) throw new Refusal("", t("data.grid.tooMany", { most: formatNumber(most) }));
      const rows = await pages.rows({ first: from, end: to + 1 });
      setTicked((old) => {
        const next = new Map(old);
        for (const { record } of rows) change(next, record);
        return next;
      });
    } catch (error) {
      toast({ tone: "danger", text: error instanceof Refusal ? error.message : explain(error) });
    }
  };
  /** Ticks the row or takes the tick away; with extend, ticks all from the last one on. */
  const tick = (row: number, extend: boolean) => {
    const record = pages.row(row)?.record;
    if (!record) return;
    const isTicked = ticked.has(record.id);
    const [from, to] = extend ? [Math.min(last, row), Math.max(last, row)] : [row, row];
    setLast(row);
    void read(from, to, (all, one) => (isTicked && !extend ? all.delete(one.id) : all.set(one.id, one)));
  };
  const clear = () => setTicked(new Map());
  const tickAll = () => {
    if (ticked.size > 0) clear();
    else if (pages.count > 0) void read(0, pages.count - 1, (all, one) => all.set(one.id, one));
  };
  const state = ticked.size === 0 ? "none" as const : ticked.size >= pages.count ? "all" as const : "some" as const;
  return { ticked, state, tick, tickAll, clear };
}

export type Ticks = ReturnType<typeof useTicks>;
