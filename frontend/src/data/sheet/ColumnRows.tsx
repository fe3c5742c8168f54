import type { ColumnFit, SheetLook, Table } from "../../backend";
import { t } from "../../words";
import { ColumnNote } from "./ColumnNote";
import { type ColumnDraft } from "./plan";
import { FieldTarget } from "./FieldTarget";
import { NewField } from "./NewField";
import "./ColumnRows.css";

interface Props {
  look: SheetLook;
  table: Table | undefined;
  columns: ColumnDraft[];
  fits: Map<number, ColumnFit>;
  onColumns: (columns: ColumnDraft[]) => void;
}

/** One line a column of the file: what it is called there, what is in it, and the field it goes to. */
export function ColumnRows({ look, table, columns, fits, onColumns }: Props) {
  return (
    <ul className="ColumnRows" aria-label={t("sheet.map.columns")}>
      {look.columns.map((column, index) => {
        const draft = columns[index];
        if (!draft) return null;
        const fit = draft.to === "" ? undefined : fits.get(index);
        const change = (to: ColumnDraft) => onColumns(columns.map((one, at) => (at === index ? to : one)));
        return (
          <li key={index} className={draft.to === "" ? "out" : undefined}>
            <div className="from">
              <span className="name" title={column.name}>{column.name}</span>
              <ColumnNote column={column} fit={table && fit} count={look.count} />
            </div>
            {table
              ? <FieldTarget column={column} table={table} draft={draft} fit={fit} taken={columns.map(({ to }) => to)} onChange={change} />
              : <NewField column={column} draft={draft} onChange={change} />}
          </li>
        );
      })}
    </ul>
  );
}
