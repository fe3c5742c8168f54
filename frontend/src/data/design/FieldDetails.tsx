import { Button } from "react-aria-components";
import type { Field, Module } from "../../backend";
import { Badge } from "../../ui/Badge";
import { t } from "../../words";
import { findTable, labelOf } from "../label";
import { OptionBadge } from "../OptionBadge";

interface Props {
  field: Field;
  modules: Module[];
  onOpenTable: (module: string, table: string) => void;
}

const shownOptions = 12;

/** What only fields of one type have: the linked table, the choices, the formula. */
export function FieldDetails({ field, modules, onOpenTable }: Props) {
  const linked = findTable(modules, field.refTableId);
  if (linked) {
    const { module, table } = linked;
    const words = t(field.type === "reverse" ? "data.field.linkedFrom" : "data.field.linksTo");
    return (
      <>
        <span className="muted">{words}</span>
        {" "}
        <Button className="link" onPress={() => onOpenTable(module.name, table.name)}>{labelOf(table)}</Button>
      </>
    );
  }
  if (Array.isArray(field.options)) {
    const more = field.options.length - shownOptions;
    return (
      <div className="badges">
        {field.options.slice(0, shownOptions).map((option) => <OptionBadge key={option.id ?? option.name} option={option} />)}
        {more > 0 && <span className="muted small">{t("data.field.more", { count: more })}</span>}
      </div>
    );
  }
  const formula = field.expression ?? field.options;
  if (!formula) return null;
  const isBroken = (field.expressionErrors?.length ?? 0) > 0;
  return (
    <>
      {isBroken && <><Badge tone="danger">{t("data.formula.broken")}</Badge>{" "}</>}
      <code>{formula}</code>
    </>
  );
}
