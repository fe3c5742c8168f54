import type { DailyCalls } from "../backend";
import { t } from "../words";
import { nameOf, totalsOf } from "./callsOf";

/** Every day with its calls and those of each series, as rows of a sheet. */
export function callsRows(calls: DailyCalls): string[][] {
  const totals = totalsOf(calls);
  const head = [t("ui.calls.day"), t("ui.calls.calls"), ...calls.series.map((one) => nameOf(one, calls.series))];
  return [head, ...calls.days.map((day, at) => [day, String(totals[at]), ...calls.series.map((one) => String(one.calls[at]))])];
}
