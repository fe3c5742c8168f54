import { formatClock, formatDay, formatUTC } from "../words/time";
import "./Time.css";

/** A moment in the person's zone and locale; the exact UTC time on hover. */
export function Time({ at }: { at: string }) {
  return (
    <time className="Time" dateTime={at} title={formatUTC(at)}>
      <span>{formatDay(at)}</span> <span>{formatClock(at)}</span>
    </time>
  );
}
