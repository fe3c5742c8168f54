import type { ReactNode } from "react";
import { CheckboxGroup, FieldError, Label } from "react-aria-components";
import { Checkbox } from "./Checkbox";
import "./field.css";
import "./CheckboxList.css";

interface Props<Value extends string> {
  label: string;
  name?: string;
  options: { value: Value; label: ReactNode; description?: ReactNode }[];
  value: Value[];
  onChange: (value: Value[]) => void;
}

/** Any number out of a few. */
export function CheckboxList<Value extends string>({ label, name, options, value, onChange }: Props<Value>) {
  return (
    <CheckboxGroup
      className="Field CheckboxList"
      name={name}
      validationBehavior="aria"
      value={value}
      onChange={(values) => onChange(values as Value[])}
    >
      <Label className="Label">{label}</Label>
      {options.map((option) => (
        <Checkbox key={option.value} value={option.value} description={option.description}>{option.label}</Checkbox>
      ))}
      <FieldError className="FieldError" />
    </CheckboxGroup>
  );
}
