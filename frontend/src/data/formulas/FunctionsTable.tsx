import { Row, TableBody, TableHeader } from "react-aria-components";
import { type GlobalFunction, type Path, reorderFunctions } from "../../backend";
import { Badge } from "../../ui/Badge";
import { Cell } from "../../ui/Cell";
import { Column } from "../../ui/Column";
import { IconButton } from "../../ui/IconButton";
import { Menu } from "../../ui/Menu";
import { rem } from "../../ui/rem";
import { Table } from "../../ui/Table";
import { t } from "../../words";
import { explainFault } from "../../words/fault";
import { orderActs } from "../design/acts";
import { stepped } from "../design/order";
import { tried } from "../design/tried";

interface Props {
  path: Path;
  functions: GlobalFunction[];
  /** Left out where nothing can be changed any more. */
  onOpen?: (dialog: "edit" | "delete", of: GlobalFunction) => void;
}

/** Global functions, one a line; their menus put them in order. */
export function FunctionsTable({ path, functions, onOpen }: Props) {
  return (
    <div className="FormulasTable">
      <Table label={t("data.formula.functions.tab")} {...(onOpen && { onRowAction: (id) => functions.filter((one) => one.id === id).forEach((of) => onOpen("edit", of)) })}>
        <TableHeader>
          <Column id="name" label={t("data.formula.functions.column")} isRowHeader resizable defaultWidth="1fr" minWidth={rem(8)} />
          <Column id="code" label={t("data.formula.functions.code")} resizable defaultWidth="2.5fr" minWidth={rem(10)} />
          <Column id="state" label={t("data.formula.state")} resizable defaultWidth="1.5fr" minWidth={rem(8)} />
          <Column id="more" label={t("data.design.field.acts")} silent width={rem(3)} minWidth={rem(3)} />
        </TableHeader>
        <TableBody items={functions} dependencies={[functions]}>
          {(one) => (
            <Row id={one.id} className="Row" textValue={one.name}>
              <Cell><code className="label">{one.name}</code></Cell>
              <Cell><code className="text" title={one.code}>{one.code}</code></Cell>
              <Cell><State of={one} /></Cell>
              <Cell>{onOpen && <FunctionMenu path={path} functions={functions} of={one} onOpen={onOpen} />}</Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </div>
  );
}

function State({ of: { faults } }: { of: GlobalFunction }) {
  if (faults.length === 0) return <Badge tone="good">{t("data.formula.fine")}</Badge>;
  return (
    <div className="state">
      <Badge tone="danger">{t("data.formula.broken")}</Badge>
      {faults.map((fault) => (
        <p key={`${fault.line}/${fault.column}/${fault.id}`} className="small muted">{t("data.formula.at", { line: fault.line, column: fault.column, message: explainFault(fault) })}</p>
      ))}
    </div>
  );
}

function FunctionMenu({ path, functions, of, onOpen }: { path: Path; functions: GlobalFunction[]; of: GlobalFunction; onOpen: NonNullable<Props["onOpen"]> }) {
  const label = t("data.menuActions", { name: of.name });
  const acts = [
    { id: "edit", label: t("data.formula.functions.edit"), icon: "edit", onAction: () => onOpen("edit", of) } as const,
    ...orderActs((by) => stepped(functions, of.name, by), (names) => tried(reorderFunctions(path, names))),
    { id: "delete", label: t("data.formula.functions.delete"), icon: "delete", danger: true, onAction: () => onOpen("delete", of) } as const,
  ];
  return <Menu label={label} acts={acts}><IconButton icon="more" label={label} silent /></Menu>;
}
