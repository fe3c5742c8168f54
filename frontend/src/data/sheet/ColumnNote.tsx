import type { ColumnFit, SheetColumn } from "../../backend";
import { t } from "../../words";
import { formatNumber } from "../format";

interface Props {
  column: SheetColumn;
  /** How it fits the field that it goes to, where that is there already. */
  fit: ColumnFit | undefined;
  count: number;
}

/** An example of what a column has, or what about it does not fit. */
export function ColumnNote({ column, fit, count }: Props) {
  const { filled } = column;
  const { valid, misfit } = fit ?? column;
  const wrong = filled > 0 && misfit && valid < filled;
  return (
    <>
      {wrong && (
        <span className={fit ? "misfit small" : "muted small"} title={misfit.value}>
          {t(fit ? "sheet.map.misfitsOf" : "sheet.map.misfits", { count: filled - valid, total: formatNumber(filled - valid), filled: formatNumber(filled), value: misfit.value, line: formatNumber(misfit.line) })}
        </span>
      )}
      {fit?.link
        ? <span className="muted small">{t("sheet.map.linksTo", { sample: fit.sample, title: calledIn(fit.link) })}</span>
        : !wrong && <span className="muted small">{exampleOf(column, count)}</span>}
    </>
  );
}

/** A record whose title is not said, or is its number, is only its number. */
const calledIn = ({ id, title }: { id: number; title: string }) => (title === "" || title === `#${id}` ? `#${id}` : `${title} (#${id})`);

function exampleOf({ filled, sample }: SheetColumn, count: number): string {
  if (filled === 0) return t("sheet.map.empty");
  if (filled < count) return t("sheet.map.some", { sample, empty: formatNumber(count - filled) });
  return t("sheet.map.sample", { sample });
}
