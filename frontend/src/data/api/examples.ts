// Values for the examples, such as a person could have typed them.
import type { DataRecord, Field, Value } from "../../backend";
import { isReadOnly } from "../fieldType";
import { labelOf } from "../label";
import type { Free } from "./free";

/** Enough to see how it goes. */
const most = 6;

/**
 * A record that could be created: the required fields and the first others. References name a record that the table
 * already links to; without one they are left out where they may be. Unique fields have a value that is free.
 */
export function exampleRecord(fields: Field[], record: DataRecord | undefined, free: Free = {}): Record<string, Value> {
  const valueOf = (field: Field) => (field.name in free ? free[field.name] : exampleValue(field, record));
  const usable = fields.filter((field) => !isReadOnly(field) && (field.required || valueOf(field) !== undefined));
  const required = usable.filter((field) => field.required);
  const others = usable.filter((field) => !field.required).slice(0, Math.max(0, most - required.length));
  const chosen = usable.filter((field) => required.includes(field) || others.includes(field));
  return Object.fromEntries(chosen.map((field) => [field.name, valueOf(field) ?? "1"]));
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

/** An example value a little changed: the nth that could be meant. */
export function variantOf(field: Field, value: Value, n: number): Value {
  if (typeof value === "number") return value + n - 1;
  const text = String(value);
  if (field.type === "date") return new Date(Date.parse(text) + (n - 1) * day).toISOString().slice(0, 10);
  if (field.type === "timestamp") return minutesAfter(text, n - 1);
  if (field.type === "time") return minutesAfter(`2027-01-01T${text}:00Z`, n - 1).slice(11, 16);
  if (field.type === "timeinterval") return text.replace(/^\d+/, (hours) => String(Number(hours) + n - 1).padStart(2, "0"));
  if (field.type === "appointment") return text.replace(/[^[,)]+/g, (moment) => minutesAfter(moment, n - 1));
  if (field.type === "color") return `#${((Number.parseInt(text.slice(1), 16) + n - 1) % 0x1000000).toString(16).padStart(6, "0")}`;
  return varied(field.variant, text, n);
}

const day = 86_400_000;
const minutesAfter = (moment: string, minutes: number) => `${new Date(Date.parse(moment) + minutes * 60_000).toISOString().slice(0, 19)}Z`;

function varied(variant: string | undefined, text: string, n: number): string {
  if (variant === "email") return text.replace("@", `${n}@`);
  if (variant === "url") return `${text}/${n}`;
  if (variant === "phone") return text.replace(/\d+$/, (digits) => String(Number(digits) + n - 1));
  if (variant === "location") return text.replace(" <", ` ${n} <`);
  return `${text} ${n}`;
}
