import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField, type TextFieldProps } from "react-aria-components";
import "./field.css";

interface Props extends Omit<TextFieldProps, "className" | "style" | "children"> {
  /** Left out where the label is only read aloud. */
  label?: string;
  /** One line under the field that says what it is for. */
  description?: string;
  placeholder?: string;
  /** What is wrong with the value; without it, what React Aria or the form says. */
  errorMessage?: string | undefined;
  /** Set in the font of exact values. */
  mono?: boolean;
  /** More than one line of text. */
  rows?: number;
}

/** A labelled field for text. What is wrong with its value is said beside it. */
export function TextField({ label, description, placeholder, errorMessage, mono, rows, ...props }: Props) {
  const look = mono ? "Input value" : "Input";
  return (
    <AriaTextField validationBehavior="aria" {...props} className="Field">
      {label && <Label className="Label">{label}</Label>}
      {rows ? (
        <TextArea className={look} placeholder={placeholder} rows={rows} />
      ) : (
        <Input className={look} placeholder={placeholder} spellCheck={mono ? false : undefined} autoComplete="off" />
      )}
      <FieldError className="FieldError">{errorMessage}</FieldError>
      {description && <Text slot="description" className="Description">{description}</Text>}
    </AriaTextField>
  );
}
