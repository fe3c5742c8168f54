import { FieldError, Input, Label, NumberField as AriaNumberField, type NumberFieldProps, Text } from "react-aria-components";
import "./field.css";

interface Props extends Omit<NumberFieldProps, "className" | "style" | "children" | "value" | "onChange"> {
  label: string;
  description?: string;
  /** Null while there is no number. */
  value: number | null;
  onChange: (value: number | null) => void;
}

/** A labelled field for a number, written as in the person's locale. */
export function NumberField({ label, description, value, onChange, ...props }: Props) {
  return (
    <AriaNumberField
      validationBehavior="aria"
      formatOptions={{ maximumFractionDigits: 15 }}
      {...props}
      className="Field"
      value={value ?? Number.NaN}
      onChange={(number) => onChange(Number.isNaN(number) ? null : number)}
    >
      <Label className="Label">{label}</Label>
      <Input className="Input" autoComplete="off" />
      <FieldError className="FieldError" />
      {description && <Text slot="description" className="Description">{description}</Text>}
    </AriaNumberField>
  );
}
