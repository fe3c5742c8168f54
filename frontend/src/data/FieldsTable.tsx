import { Row, TableBody, TableHeader } from "react-aria-components";
import type { Field, Module } from "../backend";
import { Badge } from "../ui/Badge";
import { Cell } from "../ui/Cell";
import { Column } from "../ui/Column";
import { Copyable } from "../ui/Copyable";
import { EmptyState } from "../ui/EmptyState";
import { rem } from "../ui/rem";
import { Table } from "../ui/Table";
import { t } from "../words";
import { FieldDetails } from "./FieldDetails";
import { exactType, typeName } from "./fieldType";
import { labelOf } from "./label";
import "./FieldsTable.css";

interface Props {
  label: string;
  fields: Field[];
  modules: Module[];
  onOpenTable: (module: string, table: string) => void;
}

/** The fields of a table: what people call them, what tools call them, and what holds for their values. */
export function FieldsTable({ label, fields, modules, onOpenTable }: Props) {
  if (fields.length === 0) return <EmptyState icon="data" title={t("data.noFields.title")}>{t("data.noFields.text")}</EmptyState>;
  return (
    <div className="FieldsTable">
      <Table label={label}>
        <TableHeader>
          <Column id="label" label={t("data.field.label")} isRowHeader resizable defaultWidth="1.1fr" minWidth={rem(7)} />
          <Column id="name" label={t("data.field.name")} resizable defaultWidth="1.3fr" minWidth={rem(9)} />
          <Column id="type" label={t("data.field.type")} defaultWidth="1.3fr" minWidth={rem(10.5)} />
          <Column id="rules" label={t("data.field.rules")} defaultWidth="1fr" minWidth={rem(7)} />
          <Column id="details" label={t("data.field.details")} resizable defaultWidth="1.8fr" minWidth={rem(10)} />
        </TableHeader>
        <TableBody items={fields.map((field) => ({ id: `field/${field.name}`, field }))} dependencies={[modules]}>
          {({ id, field }) => (
            <Row id={id} className="Row" textValue={labelOf(field)}>
              <Cell><span className="label">{labelOf(field)}</span></Cell>
              <Cell><Copyable bare label={t("data.field.name")} value={field.name} /></Cell>
              <Cell>
                <div>{typeName(field)}</div>
                <code className="muted small">{exactType(field)}</code>
              </Cell>
              <Cell><Rules field={field} /></Cell>
              <Cell><FieldDetails field={field} modules={modules} onOpenTable={onOpenTable} /></Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </div>
  );
}

function Rules({ field }: { field: Field }) {
  return (
    <div className="badges">
      {field.required && <Badge>{t("data.field.required")}</Badge>}
      {field.unique && <Badge>{t("data.field.unique")}</Badge>}
      {field.index && <Badge>{t("data.field.indexed")}</Badge>}
    </div>
  );
}
