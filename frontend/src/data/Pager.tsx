import { IconButton } from "../ui/IconButton";
import { t } from "../words";
import { formatNumber } from "./format";
import { pageSize, type Rows } from "./useRecords";
import "./Pager.css";

interface Props {
  rows: Rows;
  searching: boolean;
  onOffset: (offset: number) => void;
}

/** Which of the records are in sight, and the way to the others. */
export function Pager({ rows, searching, onOffset }: Props) {
  if (searching) return <footer className="Pager"><span className="words" role="status">{found(rows)}</span></footer>;
  const { offset, total, records } = rows;
  if (total <= pageSize) return null;
  const [from, to] = [offset + 1, offset + records.length];
  return (
    <footer className="Pager">
      <span className="words" role="status">{t("data.page.range", { from: formatNumber(from), to: formatNumber(to), total: formatNumber(total) })}</span>
      <IconButton icon="left" label={t("data.page.previous")} isDisabled={offset === 0} onPress={() => onOffset(Math.max(0, offset - pageSize))} />
      <IconButton icon="right" label={t("data.page.next")} isDisabled={to >= total} onPress={() => onOffset(offset + pageSize)} />
    </footer>
  );
}

function found({ records, complete, searched }: Rows): string {
  const values = { count: records.length, total: formatNumber(records.length), searched: formatNumber(searched) };
  if (complete) return t("data.found.some", values);
  return t(records.length >= pageSize ? "data.found.first" : "data.found.limit", values);
}
