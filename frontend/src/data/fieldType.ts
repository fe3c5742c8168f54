import type { Field } from "../backend";
import { t, type Word } from "../words";

const variants: Record<string, Word> = {
  "multiline-text": "data.type.multilineText",
  phone: "data.type.phone",
  email: "data.type.email",
  url: "data.type.url",
  location: "data.type.location",
  signature: "data.type.signature",
};

/** What people call a field's type, such as "Date and time". */
export function typeName({ type, variant = "" }: Pick<Field, "type" | "variant">): string {
  if (type !== "string") return t(`data.type.${type}`);
  return t(variants[variant] ?? "data.type.text");
}

/** The technical name of a field's type, such as string/email. */
export function exactType({ type, variant }: Pick<Field, "type" | "variant">): string {
  return variant ? `${type}/${variant}` : type;
}

/** A reverse field has no values of its own: no column is shown for it. */
export const hasValues = (field: Field) => field.type !== "reverse";
/** Nobody can write these. */
export const isReadOnly = (field: Field) => field.type === "reverse" || field.type === "function";

/** Weight and least width (rem) of a column, by what its values look like. */
export function columnWidth(field: Field): { weight: number; least: number } {
  if (field.type === "string") return widths[field.variant ?? ""] ?? { weight: 2, least: 9 };
  return widths[field.type] ?? { weight: 1.5, least: 8 };
}

const widths: Record<string, { weight: number; least: number }> = {
  "multiline-text": { weight: 3, least: 14 },
  email: { weight: 2.5, least: 13 },
  url: { weight: 2.5, least: 13 },
  location: { weight: 2.5, least: 13 },
  phone: { weight: 1.5, least: 9.5 },
  number: { weight: 1, least: 6 },
  boolean: { weight: 1, least: 6 },
  choice: { weight: 1.5, least: 8.5 },
  multi: { weight: 2.5, least: 13 },
  date: { weight: 1.5, least: 8 },
  timestamp: { weight: 2, least: 11.5 },
  appointment: { weight: 3, least: 23 },
  reference: { weight: 2, least: 10 },
};
