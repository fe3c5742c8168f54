import { useState } from "react";
import { Button, DateInput, DatePicker, type DatePickerProps, DateSegment, type DateValue, FieldError, Group, Label, Text } from "react-aria-components";
import { t } from "../words";
import { CalendarPopover } from "./CalendarPopover";
import { Icon } from "./Icon";
import "./field.css";
import "./DateTimeField.css";
import "./IconButton.css";

interface Props<Moment extends DateValue> extends Pick<DatePickerProps<Moment>, "name" | "granularity" | "placeholderValue"> {
  label: string;
  description?: string;
  value: Moment | null;
  onChange: (value: Moment | null) => void;
}

/** What fields for a date with and without a time have in common: typed in parts, or chosen from a calendar. */
export function DatePickerField<Moment extends DateValue>({ label, description, value, onChange, ...props }: Props<Moment>) {
  const [moment, setMoment] = useState(value);
  const change = (to: Moment | null) => {
    setMoment(to);
    onChange(to);
  };
  // React Aria says nothing while a part of the date is missing, and goes on holding the last complete one.
  const check = ({ currentTarget }: React.KeyboardEvent) => {
    const complete = isComplete(currentTarget);
    if (!complete && value) onChange(null);
    if (complete && !value) change(moment);
  };
  return (
    <DatePicker<Moment> {...props} className="Field DateTime" hideTimeZone validationBehavior="aria" value={moment} onChange={change as DatePickerProps<Moment>["onChange"]}>
      <Label className="Label">{label}</Label>
      <Group className="Input" onKeyDownCapture={submitOnEnter} onKeyUp={check}>
        <DateInput className="segments">{(segment) => <DateSegment segment={segment} />}</DateInput>
        <Button className="IconButton" aria-label={t("ui.calendar")}><Icon name="calendar" /></Button>
      </Group>
      <FieldError className="FieldError" />
      {description && <Text slot="description" className="Description">{description}</Text>}
      <CalendarPopover />
    </DatePicker>
  );
}

/** Whether every part of a date or time is there. */
export function isComplete(field: Element): boolean {
  return field.querySelector("[role=spinbutton][data-placeholder]") === null;
}

export function submitOnEnter(event: React.KeyboardEvent<HTMLDivElement>) {
  const typing = event.target instanceof HTMLElement && event.target.role === "spinbutton";
  if (event.key === "Enter" && typing) event.currentTarget.closest("form")?.requestSubmit();
}
