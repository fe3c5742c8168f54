import type { SheetColumn, SheetLook, Table } from "../../backend";
import { t } from "../../words";
import { formatNumber } from "../format";
import { type ColumnDraft } from "./plan";
import { FieldTarget } from "./FieldTarget";
import { NewField } from "./NewField";
import "./ColumnRows.css";

interface Props {
  look: SheetLook;
  table: Table | undefined;
  columns: ColumnDraft[];
  onColumns: (columns: ColumnDraft[]) => void;
}

/** One line a column of the file: what it is called there, what is in it, and the field it goes to. */
export function ColumnRows({ look, table, columns, onColumns }: Props) {
  return (
    <ul className="ColumnRows" aria-label={t("sheet.map.columns")}>
      {look.columns.map((column, index) => {
        const draft = columns[index];
        if (!draft) return null;
        const change = (to: ColumnDraft) => onColumns(columns.map((one, at) => (at === index ? to : one)));
        return (
          <li key={index} className={draft.to === "" ? "out" : undefined}>
            <div className="from">
              <span className="name" title={column.name}>{column.name}</span>
              <span className="muted small">{about(column, look.count)}</span>
            </div>
            {table
              ? <FieldTarget column={column} table={table} draft={draft} taken={columns.map(({ to }) => to)} onChange={change} />
              : <NewField column={column} draft={draft} onChange={change} />}
          </li>
        );
      })}
    </ul>
  );
}

/** An example of what a column has, or what about it does not fit. */
function about({ filled, valid, sample, misfit }: SheetColumn, count: number): string {
  if (filled === 0) return t("sheet.map.empty");
  if (misfit && valid < filled) return t("sheet.map.misfits", { count: filled - valid, total: formatNumber(filled - valid), value: misfit.value, line: formatNumber(misfit.line) });
  if (filled < count) return t("sheet.map.some", { sample, empty: formatNumber(count - filled) });
  return t("sheet.map.sample", { sample });
}
