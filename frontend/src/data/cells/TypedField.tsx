import { useState } from "react";
import type { Field, Value } from "../../backend";
import { TextField } from "../../ui/TextField";
import { parseText } from "./parse";
import { editText } from "./text";

interface Props {
  field: Field;
  label: string;
  name?: string | undefined;
  description?: string | undefined;
  value: Value;
  /** Called with the text itself while it is no value, and why it is none. */
  onChange: (value: Value, problem?: string) => void;
}

/** A value that is typed, with what is wrong with it said below once one goes on. */
export function TypedField({ field, label, value, onChange, ...props }: Props) {
  const [text, setText] = useState(() => editText(field, value));
  const [left, setLeft] = useState(false);
  const parsed = parseText({ ...field, required: false }, text);
  const wrong = left && "problem" in parsed;
  return (
    <TextField
      {...props}
      label={label}
      value={text}
      {...(wrong ? { isInvalid: true } : {})}
      errorMessage={wrong ? parsed.problem : undefined}
      onBlur={() => setLeft(true)}
      onChange={(typed) => {
        setText(typed);
        setLeft(false);
        const read = parseText({ ...field, required: false }, typed);
        if ("value" in read) onChange(read.value);
        else onChange(typed, read.problem);
      }}
    />
  );
}
