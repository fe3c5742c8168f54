import { useState } from "react";
import type { DailyCalls } from "../backend";
import { t } from "../words";
import { formatNumber } from "../words/number";
import { formatDayMonth, formatWeekday, nameOf, scaleOf, totalsOf } from "./callsOf";
import { DayBar } from "./DayBar";

interface Props {
  label: string;
  calls: DailyCalls;
  /** There are several series, and what is said names them. */
  named: boolean;
}

/** How far a key moves the day that is read. */
const steps: Record<string, (day: number, last: number) => number> = {
  ArrowLeft: (day) => day - 1,
  ArrowDown: (day) => day - 1,
  ArrowRight: (day) => day + 1,
  ArrowUp: (day) => day + 1,
  PageDown: (day) => day - 7,
  PageUp: (day) => day + 7,
  Home: () => 0,
  End: (_, last) => last,
};

/** A bar for each day. One day is read below, and aloud: the pointer or the arrow keys choose it. */
export function CallsBars({ label, calls, named }: Props) {
  const { days, series } = calls;
  const last = days.length - 1;
  const [day, setDay] = useState(last);
  const totals = totalsOf(calls);
  const scale = scaleOf(Math.max(...totals));
  const top = scale.at(-1) ?? 1;
  const read = readOut(calls, totals, Math.min(day, last), named);
  const onKeyDown = (event: React.KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    setDay((at) => Math.max(0, Math.min(last, step(at, last))));
  };
  const pointAt = ({ clientX, currentTarget }: React.PointerEvent) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    if (width > 0) setDay(Math.max(0, Math.min(last, Math.floor(((clientX - left) / width) * days.length))));
  };
  return (
    <figure className="CallsBars">
      <div className="frame">
        <div className="scale" aria-hidden>{scale.map((value) => <span key={value}>{formatNumber(value)}</span>)}</div>
        <div
          className="plot"
          role="slider"
          tabIndex={0}
          aria-label={t("ui.calls.dayOf", { label })}
          aria-valuemin={1}
          aria-valuemax={days.length}
          aria-valuenow={day + 1}
          aria-valuetext={`${read.day}: ${read.text}`}
          onKeyDown={onKeyDown}
          onPointerMove={pointAt}
        >
          <svg width="100%" height="100%" aria-hidden>
            {scale.map((value) => <line key={value} className="rule" x1="0" x2="100%" y1={`${100 - (value / top) * 100}%`} y2={`${100 - (value / top) * 100}%`} />)}
            {days.map((name, at) => (
              <DayBar key={name} at={at} of={days.length} values={series.map((one) => one.calls[at] ?? 0)} top={top} chosen={at === day} />
            ))}
          </svg>
        </div>
        <div className="days" aria-hidden>
          {days.map((name, at) => /-(01|15)$/.test(name) && at > 1 && at < last - 1 && (
            <span key={name} style={{ insetInlineStart: `${((at + 0.5) / days.length) * 100}%` }}>{formatDayMonth(name)}</span>
          ))}
        </div>
      </div>
      <figcaption className={named ? "named" : ""}><strong>{read.day}</strong> {read.text}</figcaption>
    </figure>
  );
}

/** What is said of a day: how many calls, and whose. */
function readOut({ days, series }: DailyCalls, totals: number[], day: number, named: boolean): { day: string; text: string } {
  const count = totals[day] ?? 0;
  const all = t("ui.calls.count", { count, total: formatNumber(count) });
  const parts = series.filter((one) => (one.calls[day] ?? 0) > 0).map((one) => `${nameOf(one, series)} ${formatNumber(one.calls[day] ?? 0)}`);
  return { day: formatWeekday(days[day] ?? ""), text: named && parts.length > 0 ? `${all} (${parts.join(", ")})` : all };
}
