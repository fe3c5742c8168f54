import { parseAbsolute } from "@internationalized/date";
import { zone } from "../words/time";
import { DatePickerField } from "./DatePickerField";

interface Props {
  label: string;
  name?: string;
  description?: string;
  /** RFC 3339, or null while the date is not complete. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A date and a time in the person's zone, typed or chosen from a calendar. */
export function DateTimeField({ value, onChange, ...props }: Props) {
  return (
    <DatePickerField
      {...props}
      granularity="minute"
      placeholderValue={parseAbsolute(new Date().toISOString(), zone()).set({ second: 0, millisecond: 0 })}
      value={value ? parseAbsolute(value, zone()) : null}
      onChange={(moment) => onChange(moment ? moment.toAbsoluteString() : null)}
    />
  );
}
