import type { Field } from "../backend";
import { CheckboxList } from "../ui/CheckboxList";
import { Choices } from "../ui/Choices";
import { Select } from "../ui/Select";
import { t } from "../words";
import { optionsOf } from "./cells/options";
import { optionLabelOf } from "./label";
import { OptionBadge } from "./OptionBadge";

interface Props<Value> {
  field: Field;
  label: string;
  value: Value;
  onChange: (value: Value) => void;
}

/** Stands for "no choice" among option names, none of which can hold it. */
const none = "\u0000";

/** One of a field's options, or none of them. */
export function ChoiceInput({ field, label, value, onChange }: Props<string | null>) {
  const options = optionsOf(field).map((option) => ({ value: option.name, label: optionLabelOf(option), view: <OptionBadge option={option} /> }));
  return (
    <Select
      name={field.name}
      label={label}
      options={[{ value: none, label: t("data.empty") }, ...options]}
      value={value ?? none}
      onChange={(name) => onChange(name === none ? null : name)}
    />
  );
}

/** Any number of a field's options. */
export function MultiInput({ field, label, value, onChange }: Props<string[]>) {
  const options = optionsOf(field).map((option) => ({ value: option.name, label: <OptionBadge option={option} /> }));
  return <CheckboxList name={field.name} label={label} options={options} value={value} onChange={onChange} />;
}

/** Yes, no, or neither. */
export function BooleanInput({ field, label, value, onChange }: Props<boolean | null>) {
  const choices = [
    { value: "yes", label: t("data.yes") },
    { value: "no", label: t("data.no") },
    { value: "empty", label: t("data.empty") },
  ];
  const chosen = value === null ? "empty" : value ? "yes" : "no";
  return (
    <Choices
      name={field.name}
      look="line"
      label={label}
      choices={choices}
      value={chosen}
      onChange={(choice) => onChange(choice === "empty" ? null : choice === "yes")}
    />
  );
}
