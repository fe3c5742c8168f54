import { useState } from "react";
import type { Field, Module, Path } from "../../backend";
import { ComboBox } from "../../ui/ComboBox";
import { IconButton } from "../../ui/IconButton";
import { t } from "../../words";
import { findTable, labelOf } from "../label";
import { useFound } from "./useFound";
import { useTitles } from "./useTitles";
import "./LinkField.css";

interface Props {
  field: Field;
  label: string;
  workspace: string;
  modules: Module[];
  value: string | null;
  onChange: (value: string | null) => void;
  onOpenRecord?: ((path: Path, id: string) => void) | undefined;
}

/** Chooses the record that another one links to: Go searches by what one types. */
export function LinkField({ field, label, workspace, modules, value, onChange, onOpenRecord }: Props) {
  const place = findTable(modules, field.refTableId);
  const [typed, setTyped] = useState<string>();
  const { found } = useFound(workspace, place, typed ?? "");
  const titles = useTitles(workspace, modules, field, value === null ? [] : [value]);
  const title = value === null ? "" : titles[value] ?? found.find(({ id }) => id === value)?.text ?? t("data.gone", { id: value });
  const options = found.map(({ id, text }) => ({ value: id, label: text }));
  if (value !== null && !typed && !options.some((option) => option.value === value)) options.unshift({ value, label: title });
  const change = (text: string) => {
    setTyped(text);
    if (text === "") onChange(null);
  };
  const open = place && value !== null && onOpenRecord;
  return (
    <div className="LinkField">
      <ComboBox
        name={field.name}
        label={label}
        options={options}
        opens={t("data.record.open", { table: place ? labelOf(place.table) : "" })}
        nothing={t("data.record.nothing")}
        value={value}
        inputValue={typed ?? title}
        onInputChange={change}
        onChange={(id) => {
          if (id === null) return;
          setTyped(undefined);
          onChange(id);
        }}
        onBlur={() => setTyped(undefined)}
      />
      {open && (
        <IconButton
          icon="external"
          label={t("cells.panel.openLinked", { name: title })}
          onPress={() => open({ workspace, module: place.module.name, table: place.table.name }, value)}
        />
      )}
    </div>
  );
}
