import { parseTime, type Time } from "@internationalized/date";
import { useState } from "react";
import { DateInput, DateSegment, FieldError, Group, Label, TimeField as AriaTimeField } from "react-aria-components";
import { isComplete, submitOnEnter } from "./DatePickerField";
import "./field.css";
import "./DateTimeField.css";

interface Props {
  label: string;
  name?: string;
  /** Such as 09:30:00, or null while it is not complete. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A time of day, typed in parts. */
export function TimeField({ label, name, value, onChange }: Props) {
  const [time, setTime] = useState<Time | null>(value ? parseTime(value) : null);
  const change = (to: Time | null) => {
    setTime(to);
    onChange(to ? to.toString() : null);
  };
  const check = ({ currentTarget }: React.KeyboardEvent) => {
    const complete = isComplete(currentTarget);
    if (!complete && value) onChange(null);
    if (complete && !value) change(time);
  };
  return (
    <AriaTimeField className="Field DateTime" name={name} validationBehavior="aria" value={time} onChange={change}>
      <Label className="Label">{label}</Label>
      <Group className="Input" onKeyDownCapture={submitOnEnter} onKeyUp={check}>
        <DateInput className="segments">{(segment) => <DateSegment segment={segment} />}</DateInput>
      </Group>
      <FieldError className="FieldError" />
    </AriaTimeField>
  );
}
