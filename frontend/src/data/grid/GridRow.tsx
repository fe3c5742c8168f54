import { memo } from "react";
import type { DataRecord, Links, Problems } from "../../backend";
import type { Column } from "./columns";
import { failureOf } from "./failure";
import { GridCell } from "./GridCell";
import { GridNumber } from "./GridNumber";
import type { RowMarks } from "./marks";
import "./GridRow.css";

interface Props {
  /** The grid's id, with which those of its cells begin. */
  grid: string;
  place: number;
  top: number;
  /** Undefined while it has not come. */
  record: DataRecord | undefined;
  links: Links;
  /** Why formulas gave nothing. */
  problems: Problems | undefined;
  columns: Column[];
  title: string;
  marks: RowMarks | undefined;
  /** The column of the active cell; -1 when it is in another row. */
  active: number;
  /** The columns that are selected in this row. */
  from: number;
  to: number;
  ticked: boolean;
  /** Whether this is no record yet. */
  isNew: boolean;
  /** Stands in the last row while it is empty. */
  placeholder?: string | undefined;
}

/** One record: its number, and those of its values whose columns are in sight. */
export const GridRow = memo(function GridRow({ grid, place, top, record, links, problems, columns, title, marks, active, from, to, ticked, isNew, placeholder }: Props) {
  const empty = isNew ? "" : undefined;
  return (
    <div role="row" aria-rowindex={place + 2} aria-selected={ticked || undefined} className={ticked ? "GridRow ticked" : "GridRow"} style={{ top }}>
      <GridNumber id={`${grid}-${place}-0`} place={place} record={record} isHeader={title === ""} isNew={isNew} ticked={ticked} active={active === 0} />
      <div className="cells" role="presentation">
        {record || isNew ? columns.map((column) => (
          <GridCell
            key={column.field.name}
            id={`${grid}-${place}-${column.at}`}
            column={column}
            isTitle={column.field.name === title}
            value={record?.values[column.field.name]}
            links={links}
            mark={marks?.[column.field.name]}
            failure={record && failureOf({ record, links, problems }, column.field)}
            active={column.at === active}
            selected={column.at >= from && column.at <= to}
            placeholder={column.at === 1 && !marks ? placeholder ?? empty : empty}
          />
        )) : columns.map(({ field, at, left, width }) => (
          <div key={field.name} id={`${grid}-${place}-${at}`} role="gridcell" aria-colindex={at + 1} aria-busy className={at === active ? "GridCell wait active" : "GridCell wait"} style={{ left, width }} />
        ))}
      </div>
    </div>
  );
});
