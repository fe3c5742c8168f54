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
  const { offset, found, records } = rows;
  if (found <= size) return searching ? <Pager text={t("data.found", { count: found, total: formatNumber(found) })} /> : null;
  const [from, to] = [offset + 1, offset + records.length];
  return (
    <Pager
      text={t("data.page.range", { from: formatNumber(from), to: formatNumber(to), total: formatNumber(found) })}
      turns={{
        previous: t("data.page.previous"),
        next: t("data.page.next"),
        isFirst: offset === 0,
        isLast: to >= found,
        onPrevious: () => onOffset(Math.max(0, offset - size)),
        onNext: () => onOffset(offset + size),
      }}
    />
  );
}
