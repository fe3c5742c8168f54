import { Button, Row, TableBody, TableHeader, useDragAndDrop } from "react-aria-components";
import { type Field, type Module, type Path, reorderFields } from "../../backend";
import { Badge } from "../../ui/Badge";
import { Cell } from "../../ui/Cell";
import { Column } from "../../ui/Column";
import { Copyable } from "../../ui/Copyable";
import { Icon } from "../../ui/Icon";
import { rem } from "../../ui/rem";
import { Table } from "../../ui/Table";
import { t } from "../../words";
import { exactType, typeName } from "../fieldType";
import { labelOf } from "../label";
import { FieldDetails } from "./FieldDetails";
import { FieldMenu } from "./FieldMenu";
import { kindOf, ruleNames } from "./kinds";
import { placed } from "./order";
import { tried } from "./tried";
import "./FieldsTable.css";

interface Props {
  path: Path;
  fields: Field[];
  modules: Module[];
  onOpenTable: (module: string, table: string) => void;
  onEdit: (field: Field) => void;
  onDelete: (field: Field) => void;
}

const place = "field/";

/** The fields of a table: what people call them, what tools call them, and what holds for their values. Dragging puts them in order. */
export function FieldsTable({ path, fields, modules, onOpenTable, onEdit, onDelete }: Props) {
  const order = (names: string[]) => tried(reorderFields(path, names));
  const nameOf = (key: unknown) => String(key).slice(place.length);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ "text/plain": nameOf(key) })),
    onReorder: ({ keys, target }) => {
      const [moved] = keys;
      order(placed(fields, nameOf(moved), nameOf(target.key), target.dropPosition === "after"));
    },
  });
  const detailed = fields.some(({ refTableId, options, expression }) => refTableId ?? options ?? expression);
  return (
    <div className="FieldsTable">
      <Table label={t("data.fields")} dragAndDropHooks={dragAndDropHooks} onRowAction={(key) => fields.filter(({ name }) => name === nameOf(key)).forEach(onEdit)}>
        <TableHeader>
          <Column id="order" label={t("data.design.field.order")} silent width={rem(2.25)} minWidth={rem(2.25)} />
          <Column id="label" label={t("data.field.label")} isRowHeader resizable defaultWidth="1.8fr" minWidth={rem(8)} />
          <Column id="name" label={t("data.field.name")} resizable defaultWidth="1.8fr" minWidth={rem(9.5)} />
          <Column id="type" label={t("data.field.type")} defaultWidth="1.2fr" minWidth={rem(8.5)} />
          <Column id="rules" label={t("data.field.rules")} defaultWidth="0.8fr" minWidth={rem(5.5)} />
          <Column id="details" label={t("data.field.details")} resizable defaultWidth={detailed ? "1.6fr" : "0.6fr"} minWidth={rem(5)} />
          <Column id="more" label={t("data.design.field.acts")} silent width={rem(3)} minWidth={rem(3)} />
        </TableHeader>
        <TableBody items={fields.map((field) => ({ id: place + field.name, field }))} dependencies={[modules]}>
          {({ id, field }) => (
            <Row id={id} className="Row" textValue={labelOf(field)}>
              <Cell><Button slot="drag" className="grip" aria-label={t("data.design.options.drag", { name: labelOf(field) })}><Icon name="grip" /></Button></Cell>
              <Cell><span className="label">{labelOf(field)}</span></Cell>
              <Cell><Copyable bare label={t("data.field.name")} value={field.name} /></Cell>
              <Cell><TypeWords field={field} /></Cell>
              <Cell>
                <div className="badges">{ruleNames.map((rule) => field[rule] && <Badge key={rule}>{t(`data.design.rule.${rule}`)}</Badge>)}</div>
              </Cell>
              <Cell><FieldDetails field={field} modules={modules} onOpenTable={onOpenTable} /></Cell>
              <Cell><FieldMenu field={field} fields={fields} onOrder={order} onEdit={() => onEdit(field)} onDelete={() => onDelete(field)} /></Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </div>
  );
}

function TypeWords({ field }: { field: Field }) {
  const { icon: Drawing } = kindOf(field);
  const [type, variant] = exactType(field).split(/(?<=\/)/); // "string/", "email"
  return (
    <div className="type">
      <Drawing className="icon" aria-hidden strokeWidth={1.75} />
      <div>
        <div>{typeName(field)}</div>
        <code className="muted small">{type}<wbr />{variant}</code>
      </div>
    </div>
  );
}
