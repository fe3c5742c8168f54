import { formatAgo, formatDay, formatUTC } from "../words/time";
import { useNow } from "../words/useNow";
import "./Ago.css";

/** How long ago something was; the exact UTC time on hover. */
export function Ago({ at }: { at: string }) {
  const now = useNow();
  return (
    <time className="Ago" dateTime={at} title={formatUTC(at)}>
      {formatAgo(at, now) ?? formatDay(at)}
    </time>
  );
}
