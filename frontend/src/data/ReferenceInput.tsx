import type { Field, Module } from "../backend";
import { ComboBox } from "../ui/ComboBox";
import { t } from "../words";
import { findTable, labelOf } from "./label";
import { useTitles } from "./useTitles";

interface Props {
  field: Field;
  label: string;
  workspace: string;
  modules: Module[];
  value: string | null;
  onChange: (value: string | null) => void;
}

/** Chooses the record that another one links to, by what it is called. */
export function ReferenceInput({ field, label, workspace, modules, value, onChange }: Props) {
  const place = findTable(modules, field.refTableId);
  const { data: titles } = useTitles(workspace, place);
  const options = (titles ?? []).map(({ id, title }) => ({ value: id, label: title }));
  if (value !== null && !options.some((option) => option.value === value)) options.unshift({ value, label: t("data.gone", { id: value }) });
  return (
    <ComboBox
      key={titles ? "ready" : "loading"}
      name={field.name}
      label={label}
      options={options}
      opens={t("data.record.open", { table: place ? labelOf(place.table) : "" })}
      nothing={t("data.record.nothing")}
      value={value}
      onChange={onChange}
    />
  );
}
