import { type Field, findRecords, type Module, type Named } from "../backend";
import { ComboBox } from "../ui/ComboBox";
import { useBackend } from "../useBackend";
import { t } from "../words";
import { findTable, labelOf } from "./label";

interface Props {
  field: Field;
  label: string;
  workspace: string;
  modules: Module[];
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A longer list is not read to its end. */
const most = 1000;

/** Chooses the record that another one links to, by what it is called. */
export function ReferenceInput({ field, label, workspace, modules, value, onChange }: Props) {
  const place = findTable(modules, field.refTableId);
  const path = place && { workspace, module: place.module.name, table: place.table.name };
  const { data: titles } = useBackend(() => (path ? findRecords(path, "", most) : Promise.resolve<Named[]>([])), [path], { workspace });
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
