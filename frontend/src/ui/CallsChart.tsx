import { useState } from "react";
import type { DailyCalls } from "../backend";
import { t } from "../words";
import { formatNumber } from "../words/number";
import { CallsBars } from "./CallsBars";
import { CallsTable } from "./CallsTable";
import { nameOf, sum, topSeries, totalsOf } from "./callsOf";
import { Choices } from "./Choices";
import "./CallsChart.css";

interface Props {
  /** What the calls are of, in words. */
  label: string;
  calls: DailyCalls;
  /** What the series are, such as "Workspace"; without it there is one, which needs no name. */
  by?: string;
  /** What can be done with it. */
  actions?: React.ReactNode;
}

/** API calls of the last 90 days as bars, and the same as a table. */
export function CallsChart({ label, calls, by, actions }: Props) {
  const [view, setView] = useState<"chart" | "table">("chart");
  const total = sum(totalsOf(calls));
  if (total === 0) return <p className="CallsChart muted">{t("ui.calls.none")}</p>;
  const shown = { ...calls, series: topSeries(calls.series, t("ui.calls.others")) };
  return (
    <div className="CallsChart" role="group" aria-label={label}>
      <div className="head">
        <p>{t("ui.calls.total", { count: total, total: formatNumber(total) })}</p>
        <div className="tools">
          <Choices
            label={t("ui.calls.view")}
            look="line"
            choices={(["chart", "table"] as const).map((value) => ({ value, label: t(`ui.calls.${value}`) }))}
            value={view}
            onChange={setView}
          />
          {actions}
        </div>
      </div>
      {view === "chart" ? <CallsBars label={label} calls={shown} named={by !== undefined} /> : <CallsTable label={label} calls={calls} by={by} />}
      {view === "chart" && by !== undefined && (
        <ul className="legend" aria-label={by}>
          {shown.series.map((one, at) => (
            <li key={one.id}>
              <span className={`swatch s${at}`} />
              {nameOf(one, shown.series)} <span className="muted">{formatNumber(sum(one.calls))}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
