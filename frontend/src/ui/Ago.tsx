import { formatAgo, formatDay, formatUTC } from "../words/time";
import { useNow } from "../words/useNow";

/** How long ago something was; the exact UTC time on hover. */
export function Ago({ at }: { at: string }) {
  const now = useNow();
  return (
    <time dateTime={at} title={formatUTC(at)}>
      {formatAgo(at, now) ?? formatDay(at)}
    </time>
  );
}
