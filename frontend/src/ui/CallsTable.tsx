import type { DailyCalls } from "../backend";
import { t } from "../words";
import { formatNumber } from "../words/number";
import { formatWeekday, nameOf, totalsOf } from "./callsOf";
import { CellsFrame } from "./CellsFrame";

/** The days on which there were calls, newest first, with every series. */
export function CallsTable({ label, calls, by }: { label: string; calls: DailyCalls; by: string | undefined }) {
  const { days, series } = calls;
  const totals = totalsOf(calls);
  const busy = days.map((day, at) => ({ day, at })).filter(({ at }) => (totals[at] ?? 0) > 0).reverse();
  const columns = by === undefined ? [] : series;
  return (
    <CellsFrame label={t("ui.calls.tableOf", { label })}>
      <table className="CallsTable">
        <thead>
          <tr>
            <th scope="col">{t("ui.calls.day")}</th>
            <th scope="col" className="number">{t("ui.calls.calls")}</th>
            {columns.map((one) => <th key={one.id} scope="col" className="number">{nameOf(one, series)}</th>)}
          </tr>
        </thead>
        <tbody>
          {busy.map(({ day, at }) => (
            <tr key={day}>
              <th scope="row">{formatWeekday(day)}</th>
              <td className="number">{formatNumber(totals[at] ?? 0)}</td>
              {columns.map((one) => <td key={one.id} className="number">{formatNumber(one.calls[at] ?? 0)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </CellsFrame>
  );
}
