import type { Field, Module } from "../../backend";
import { ComboBox } from "../../ui/ComboBox";
import { t } from "../../words";
import { useHeld } from "./useHeld";
import { matching } from "./useList";

interface Props {
  field: Field;
  label: string;
  workspace: string;
  modules: Module[];
  value: string;
  onChange: (value: string) => void;
}

/** Somebody's name: typed, or one that the column holds already. */
export function UserField({ field, label, workspace, modules, value, onChange }: Props) {
  const held = useHeld(workspace, modules, field).map((text) => ({ id: text, text }));
  const found = held.some(({ text }) => text === value) ? held : matching(held, value);
  return (
    <ComboBox
      name={field.name}
      label={label}
      options={found.map(({ text }) => ({ value: text, label: text }))}
      opens={t("cells.user.open")}
      allowsCustomValue
      allowsEmptyCollection={false}
      value={held.some(({ text }) => text === value) ? value : null}
      inputValue={value}
      onInputChange={onChange}
      onChange={(name) => {
        if (name !== null) onChange(name);
      }}
    />
  );
}
