import { useState } from "react";
import { DateTimeField } from "../ui/DateTimeField";
import { t } from "../words";
import { momentsOf } from "./format";

interface Props {
  name: string;
  label: string;
  /** Such as [2027-02-15T09:00:00Z,2027-02-15T10:00:00Z). */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** From when to when something is. */
export function AppointmentInput({ name, label, value, onChange }: Props) {
  const moments = value ? momentsOf(value) : undefined;
  const [start, setStart] = useState(moments?.start.toISOString() ?? null);
  const [end, setEnd] = useState(moments?.end.toISOString() ?? null);
  // With one moment missing it is no range; Go says so beside the field.
  const tell = (from: string | null, to: string | null) => onChange(from || to ? `[${from ?? ""},${to ?? ""})` : null);
  return (
    <div className="AppointmentInput" role="group" aria-label={label}>
      <DateTimeField
        name={name}
        label={t("data.record.from", { label })}
        value={start}
        onChange={(moment) => {
          setStart(moment);
          tell(moment, end);
        }}
      />
      <DateTimeField
        label={t("data.record.to", { label })}
        value={end}
        onChange={(moment) => {
          setEnd(moment);
          tell(start, moment);
        }}
      />
    </div>
  );
}
