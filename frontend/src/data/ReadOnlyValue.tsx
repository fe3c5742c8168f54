import type { Field, Links, Module, Value } from "../backend";
import { t } from "../words";
import { findTable, labelOf } from "./label";
import { ValueView } from "./ValueView";

interface Props {
  field: Field;
  value: Value | undefined;
  links: Links;
  modules: Module[];
}

/** A value that nobody can write, and why. */
export function ReadOnlyValue({ field, value, links, modules }: Props) {
  const linked = findTable(modules, field.refTableId);
  return (
    <div className="ReadOnlyValue">
      <span className="Label">{labelOf(field)}</span>
      {field.type === "function" && <ValueView field={field} value={value} links={links} />}
      <span className="Description">
        {field.type === "function" ? t("data.record.computed") : t("data.record.linked", { table: linked ? labelOf(linked.table) : "" })}
      </span>
    </div>
  );
}
