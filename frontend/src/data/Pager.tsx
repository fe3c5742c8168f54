import { IconButton } from "../ui/IconButton";
import { t } from "../words";
import type { Field } from "../backend";
import { formatNumber } from "./format";
import { pageSizeOf, type Rows } from "./useRecords";
import "./Pager.css";

interface Props {
  fields: Field[];
  rows: Rows;
  searching: boolean;
  onOffset: (offset: number) => void;
}

/** Which of the records are in sight, and the way to the others. */
export function Pager({ fields, rows, searching, onOffset }: Props) {
  if (searching) return <footer className="Pager"><span className="words" role="status">{found(rows, pageSizeOf(fields))}</span></footer>;
  const { offset, total, records } = rows;
  const size = pageSizeOf(fields);
  if (total <= size) return null;
  const [from, to] = [offset + 1, offset + records.length];
  return (
    <footer className="Pager">
      <span className="words" role="status">{t("data.page.range", { from: formatNumber(from), to: formatNumber(to), total: formatNumber(total) })}</span>
      <IconButton icon="left" label={t("data.page.previous")} isDisabled={offset === 0} onPress={() => onOffset(Math.max(0, offset - size))} />
      <IconButton icon="right" label={t("data.page.next")} isDisabled={to >= total} onPress={() => onOffset(offset + size)} />
    </footer>
  );
}

function found({ records, complete, searched }: Rows, size: number): string {
  const values = { count: records.length, total: formatNumber(records.length), searched: formatNumber(searched) };
  if (complete) return t("data.found.some", values);
  return t(records.length >= size ? "data.found.first" : "data.found.limit", values);
}
