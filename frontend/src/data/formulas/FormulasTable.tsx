import { Button, Row, TableBody, TableHeader } from "react-aria-components";
import { Badge } from "../../ui/Badge";
import { Cell } from "../../ui/Cell";
import { Column } from "../../ui/Column";
import { IconButton } from "../../ui/IconButton";
import { rem } from "../../ui/rem";
import { Table } from "../../ui/Table";
import { t } from "../../words";
import { labelOf } from "../label";
import type { Line } from "./lines";
import "./FormulasTable.css";

interface Props {
  lines: Line[];
  onOpenTable: (table: string) => void;
  /** Left out where nothing can be changed any more. */
  onEdit?: (line: Line) => void;
}

/** Formulas, one a line. */
export function FormulasTable({ lines, onOpenTable, onEdit }: Props) {
  return (
    <div className="FormulasTable">
      <Table label={t("data.formula.menu")} {...(onEdit && { onRowAction: (id) => lines.filter((line) => line.id === id).forEach(onEdit) })}>
        <TableHeader>
          <Column id="field" label={t("data.formula.field")} isRowHeader resizable defaultWidth="1.2fr" minWidth={rem(7)} />
          <Column id="text" label={t("data.formula.text")} resizable defaultWidth="2.2fr" minWidth={rem(9)} />
          <Column id="gives" label={t("data.formula.gives")} resizable defaultWidth="0.9fr" minWidth={rem(5)} />
          <Column id="reads" label={t("data.formula.reads")} resizable defaultWidth="1.5fr" minWidth={rem(7)} />
          <Column id="state" label={t("data.formula.state")} resizable defaultWidth="1.5fr" minWidth={rem(7)} />
          <Column id="edit" label={t("data.design.field.acts")} silent width={rem(3)} minWidth={rem(3)} />
        </TableHeader>
        <TableBody items={lines}>
          {(line) => (
            <Row id={line.id} className="Row" textValue={labelOf(line.field)}>
              <Cell><Place line={line} onOpenTable={onOpenTable} /></Cell>
              <Cell><code className="text" title={line.entry.text}>{line.entry.text}</code></Cell>
              <Cell><span className="muted">{line.gives}</span></Cell>
              <Cell><Reads line={line} /></Cell>
              <Cell><State line={line} /></Cell>
              <Cell>{onEdit && <IconButton icon="edit" label={t("data.formula.edit", { name: labelOf(line.field) })} onPress={() => onEdit(line)} />}</Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </div>
  );
}

function Place({ line: { table, field }, onOpenTable }: { line: Line; onOpenTable: Props["onOpenTable"] }) {
  return (
    <div className="place">
      <div className="label">{labelOf(field)}</div>
      <Button className="link small" onPress={() => onOpenTable(table.name)}>{labelOf(table)}</Button>
    </div>
  );
}

function Reads({ line: { reads } }: { line: Line }) {
  if (reads.length === 0) return <span className="muted">{t("data.formula.nothing")}</span>;
  return <div className="badges">{reads.map(({ read, words }) => <Badge key={`${read.table}.${read.field}`}>{words}</Badge>)}</div>;
}

function State({ line: { faults, spoiltBy } }: { line: Line }) {
  if (faults.length === 0 && !spoiltBy) return <Badge tone="good">{t("data.formula.fine")}</Badge>;
  const why = faults.length > 0 ? faults : [t("data.formula.readsBroken", { name: spoiltBy ?? "" })];
  return (
    <div className="state">
      {faults.length > 0 ? <Badge tone="danger">{t("data.formula.broken")}</Badge> : <Badge tone="warn">{t("data.formula.spoilt")}</Badge>}
      {why.map((words) => <p key={words} className="small muted">{words}</p>)}
    </div>
  );
}
