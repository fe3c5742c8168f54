import { parseAbsolute, type ZonedDateTime } from "@internationalized/date";
import { useState } from "react";
import { Button, Calendar, CalendarCell, CalendarGrid, DateInput, DatePicker, DateSegment, Dialog, FieldError, Group, Heading, Label, Popover, Text } from "react-aria-components";
import { t } from "../words";
import { zone } from "../words/time";
import { Icon } from "./Icon";
import "./field.css";
import "./DateTimeField.css";

interface Props {
  label: string;
  name?: string;
  description?: string;
  /** RFC 3339, or null while the date is not complete. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A date and a time in the person's zone, typed or chosen from a calendar. */
export function DateTimeField({ label, name, description, value, onChange }: Props) {
  const [moment, setMoment] = useState(value ? parseAbsolute(value, zone()) : null);
  const change = (to: ZonedDateTime | null) => {
    setMoment(to);
    onChange(to ? to.toAbsoluteString() : null);
  };
  // React Aria says nothing while a part of the date is missing, and goes on holding the last complete one.
  const check = ({ currentTarget }: React.KeyboardEvent) => {
    const complete = currentTarget.querySelector("[role=spinbutton][data-placeholder]") === null;
    if (!complete && value) onChange(null);
    if (complete && !value) change(moment);
  };
  return (
    <DatePicker
      className="Field DateTime"
      name={name}
      granularity="minute"
      hideTimeZone
      validationBehavior="aria"
      placeholderValue={parseAbsolute(new Date().toISOString(), zone())}
      value={moment}
      onChange={change}
    >
      <Label className="Label">{label}</Label>
      <Group className="Input" onKeyDownCapture={submitOnEnter} onKeyUp={check}>
        <DateInput className="segments">{(segment) => <DateSegment segment={segment} />}</DateInput>
        <Button className="IconButton" aria-label={t("ui.calendar")}><Icon name="calendar" /></Button>
      </Group>
      <FieldError className="FieldError" />
      {description && <Text slot="description" className="Description">{description}</Text>}
      <Popover className="Menu">
        <Dialog className="CalendarDialog">
          <Calendar>
            <header>
              <Button slot="previous" className="IconButton"><Icon name="left" /></Button>
              <Heading />
              <Button slot="next" className="IconButton"><Icon name="right" /></Button>
            </header>
            <CalendarGrid>{(date) => <CalendarCell date={date} />}</CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  );
}

function submitOnEnter(event: React.KeyboardEvent<HTMLDivElement>) {
  const typing = event.target instanceof HTMLElement && event.target.role === "spinbutton";
  if (event.key === "Enter" && typing) event.currentTarget.closest("form")?.requestSubmit();
}
