// Values for the examples, such as a person could have typed them.
import type { DataRecord, Field, Value } from "../../backend";
import { isReadOnly } from "../fieldType";
import { labelOf } from "../label";

/** Enough to see how it goes. */
const most = 6;

/**
 * A record that could be created: the required fields and the first others. References name a record that the table
 * already links to; without one they are left out where they may be.
 */
export function exampleRecord(fields: Field[], record: DataRecord | undefined): Record<string, Value> {
  const usable = fields.filter((field) => !isReadOnly(field) && (field.required || exampleValue(field, record) !== undefined));
  const required = usable.filter((field) => field.required);
  const others = usable.filter((field) => !field.required).slice(0, Math.max(0, most - required.length));
  const chosen = usable.filter((field) => required.includes(field) || others.includes(field));
  return Object.fromEntries(chosen.map((field) => [field.name, exampleValue(field, record) ?? "1"]));
}

const texts: Record<string, string> = {
  "multiline-text": "First line\nSecond line",
  phone: "+49 30 5550123",
  email: "ada@example.org",
  url: "https://example.org",
  location: "Alexanderplatz, Berlin <52.5219,13.4132>",
  signature: "Ada Example",
};

const values: Partial<Record<Field["type"], Value>> = {
  number: 42,
  boolean: true,
  date: "2027-02-15",
  timestamp: "2027-02-15T13:45:00Z",
  time: "09:30",
  timeinterval: "01:30:00",
  appointment: "[2027-02-15T09:00:00Z,2027-02-15T10:00:00Z)",
  color: "#2c5bd6",
};

export function exampleValue(field: Field, record: DataRecord | undefined): Value | undefined {
  const list = Array.isArray(field.options) ? field.options : [];
  if (field.type === "string") return texts[field.variant ?? ""] ?? `Example ${labelOf(field).toLowerCase()}`;
  if (field.type === "choice") return list[0]?.name ?? "Example";
  if (field.type === "multi") return list.slice(0, 2).map(({ name }) => name);
  return values[field.type] ?? record?.values[field.name] ?? undefined;
}
