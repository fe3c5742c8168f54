import { formatAgo, formatDay, formatUTC } from "../words/time";
import "./Ago.css";

/** How long before now something was; the exact UTC time on hover. */
export function Ago({ at, now }: { at: string; now: number }) {
  return (
    <time className="Ago" dateTime={at} title={formatUTC(at)}>
      {formatAgo(at, now) ?? formatDay(at)}
    </time>
  );
}
