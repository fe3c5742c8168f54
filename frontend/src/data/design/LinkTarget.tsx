import type { Module, Table } from "../../backend";
import { Select } from "../../ui/Select";
import { t } from "../../words";
import { nameAmong } from "../label";

interface Props {
  module: Module;
  /** The table that the field is in. */
  table: Table;
  value: string;
  onChange: (table: string) => void;
}

/** The table that a link leads to; and what the link makes there. */
export function LinkTarget({ module, table, value, onChange }: Props) {
  const target = module.tables.find(({ name }) => name === value);
  const words = { table: nameAmong(table, module.tables), target: nameAmong(target ?? { name: value }, module.tables) };
  return (
    <Select
      name="target"
      label={t("data.design.link.label")}
      description={t("data.design.link.reverse", words)}
      options={module.tables.map((one) => ({ value: one.name, label: nameAmong(one, module.tables) }))}
      value={value}
      onChange={onChange}
    />
  );
}
