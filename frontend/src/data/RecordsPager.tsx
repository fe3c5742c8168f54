import type { Field } from "../backend";
import { Pager } from "../ui/Pager";
import { t } from "../words";
import { formatNumber } from "./format";
import { pageSizeOf, type Rows } from "./useRecords";

interface Props {
  fields: Field[];
  rows: Rows;
  searching: boolean;
  onOffset: (offset: number) => void;
}

/** Which of the records are in sight, and the way to the others. */
export function RecordsPager({ fields, rows, searching, onOffset }: Props) {
  const size = pageSizeOf(fields);
  if (searching) return <Pager text={found(rows, size)} />;
  const { offset, total, records } = rows;
  if (total <= size) return null;
  const [from, to] = [offset + 1, offset + records.length];
  return (
    <Pager
      text={t("data.page.range", { from: formatNumber(from), to: formatNumber(to), total: formatNumber(total) })}
      turns={{
        previous: t("data.page.previous"),
        next: t("data.page.next"),
        isFirst: offset === 0,
        isLast: to >= total,
        onPrevious: () => onOffset(Math.max(0, offset - size)),
        onNext: () => onOffset(offset + size),
      }}
    />
  );
}

function found({ records, complete, searched }: Rows, size: number): string {
  const values = { count: records.length, total: formatNumber(records.length), searched: formatNumber(searched) };
  if (complete) return t("data.found.some", values);
  return t(records.length >= size ? "data.found.first" : "data.found.limit", values);
}
