import { FieldError, Label, RadioButton, RadioField, RadioGroup, type RadioGroupProps, Text } from "react-aria-components";
import "./field.css";
import "./Choices.css";

export interface Choice<Value extends string> { value: Value; label: string; description?: string }

interface Props<Value extends string> extends Omit<RadioGroupProps, "className" | "style" | "children" | "value" | "onChange"> {
  label: string;
  choices: Choice<Value>[];
  /** Null where none is chosen yet. */
  value: Value | null;
  onChange: (value: Value) => void;
  /** Short choices stand in a line, like buttons; long ones below each other, explained. */
  look?: "line" | "list";
}

/** One of a few. */
export function Choices<Value extends string>({ label, choices, onChange, look = "list", ...props }: Props<Value>) {
  return (
    <RadioGroup validationBehavior="aria" {...props} onChange={(value) => onChange(value as Value)} className={`Field Choices ${look}`}>
      <Label className="Label">{label}</Label>
      <div className="options">
        {choices.map(({ value, label: words, description }) => (
          <RadioField key={value} value={value} className="option">
            <RadioButton className="Choice">
              {look === "list" && <span className="dot" />}
              <span className="words">{words}</span>
            </RadioButton>
            {description && <Text slot="description" className="Description">{description}</Text>}
          </RadioField>
        ))}
      </div>
      <FieldError className="FieldError" />
    </RadioGroup>
  );
}
