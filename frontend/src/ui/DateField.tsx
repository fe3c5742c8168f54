import { parseDate } from "@internationalized/date";
import { DatePickerField } from "./DatePickerField";

interface Props {
  label: string;
  name?: string;
  description?: string;
  /** Such as 2027-02-15, or null while the date is not complete. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A day, typed or chosen from a calendar. */
export function DateField({ value, onChange, ...props }: Props) {
  return (
    <DatePickerField
      {...props}
      granularity="day"
      value={value ? parseDate(value) : null}
      onChange={(day) => onChange(day ? day.toString() : null)}
    />
  );
}
