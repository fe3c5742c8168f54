import { memo, useEffect, useRef } from "react";
import { Row, type SortDescriptor, TableBody, TableHeader, type TableProps } from "react-aria-components";
import type { DataRecord, Field } from "../backend";
import { Cell } from "../ui/Cell";
import { Column } from "../ui/Column";
import { rem } from "../ui/rem";
import { SelectCell } from "../ui/SelectCell";
import { SelectColumn } from "../ui/SelectColumn";
import { Table } from "../ui/Table";
import { columnWidth, hasValues, typeName } from "./fieldType";
import { labelOf } from "./label";
import { titleOf } from "./title";
import type { Rows } from "./useRecords";
import { ValueView } from "./ValueView";
import "./RecordsTable.css";

interface Props extends Pick<TableProps, "selectedKeys" | "onSelectionChange" | "onRowAction"> {
  label: string;
  fields: Field[];
  /** The field that says what a record is called; "" for none. */
  title: string;
  rows: Rows;
  /** The rows of another page or order are on their way. */
  waiting: boolean;
  sort: string;
  onOrder: (order: { sort: string; offset: number }) => void;
}

const idColumn = "#";
/** Rows and columns share one space of keys, and a field may be called 12. */
const columnOf = (field: string) => `field/${field}`;
const fieldOf = (column: string) => column.replace("field/", "");

/** Records as a table: one column a field, in the person's own words and locale. */
export const RecordsTable = memo(function RecordsTable({ label, fields, title, rows, waiting, sort, onOrder, ...props }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scrolled = frame.current?.querySelector(".TableFrame");
    if (scrolled) scrolled.scrollTop = 0;
  }, [rows.offset, sort]);
  const shown = fields.filter(hasValues);
  return (
    <div ref={frame} className={waiting ? "RecordsTable waiting" : "RecordsTable"}>
      <Table
        {...props}
        label={label}
        selectionMode="multiple"
        sortDescriptor={toDescriptor(sort)}
        onSortChange={({ column, direction }) => onOrder({ sort: toSort(String(column), direction), offset: 0 })}
      >
        <TableHeader dependencies={[fields]}>
          <SelectColumn />
          <Column id={idColumn} label={idColumn} allowsSorting width={rem(4)} isRowHeader={title === ""} />
          {shown.map((field) => <FieldColumn key={field.name} field={field} isTitle={field.name === title} />)}
        </TableHeader>
        <TableBody items={rows.records} dependencies={[fields, rows]}>
          {(record: DataRecord) => (
            <Row id={record.id} className="Row" textValue={titleOf({ title }, record)}>
              <SelectCell />
              <Cell><span className="number">{record.id}</span></Cell>
              {shown.map((field) => (
                <Cell key={field.name}><ValueView field={field} value={record.values[field.name]} links={rows.links} /></Cell>
              ))}
            </Row>
          )}
        </TableBody>
      </Table>
    </div>
  );
});

function FieldColumn({ field, isTitle }: { field: Field; isTitle: boolean }) {
  const { weight, least } = columnWidth(field);
  const [label, note] = [labelOf(field), typeName(field)];
  // Room for the label, its type and the arrow of the order, as far as a column can be wide.
  const head = Math.min(16, (label.length + note.length) * 0.42 + 3.25);
  return (
    <Column
      id={columnOf(field.name)}
      label={label}
      note={note}
      isRowHeader={isTitle}
      allowsSorting={field.type !== "function"}
      resizable={field.type !== "boolean"}
      defaultWidth={`${weight}fr`}
      minWidth={rem(Math.max(least, head))}
    />
  );
}

function toDescriptor(sort: string): SortDescriptor {
  if (sort === "") return { column: idColumn, direction: "ascending" };
  const [name, direction] = sort.startsWith("-") ? [sort.slice(1), "descending" as const] : [sort, "ascending" as const];
  return { column: columnOf(name), direction };
}

/** By id there is only one direction: Go sorts by fields alone. */
function toSort(column: string, direction: SortDescriptor["direction"]): string {
  if (column === idColumn) return "";
  return direction === "descending" ? `-${fieldOf(column)}` : fieldOf(column);
}
