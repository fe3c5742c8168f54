import type { Field, Links, Option, Value } from "../backend";
import { t } from "../words";
import { formatNumber, numbers } from "../words/number";
import { formatTime, times } from "../words/time";
import { heldAs, itemOf } from "./held";
import { optionLabelOf } from "./label";

export { formatNumber };

/** A share, 1 for all. */
export const formatShare = (value: number) => numbers({ style: "percent" }).format(value);

/** A day without a time belongs to no zone: 2027-04-04 is the 4th everywhere. */
function formatDate(text: string): string {
  return when(text, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }, new Date(`${text}T00:00:00Z`));
}

function formatClock(text: string): string {
  const hasSeconds = /^\d+:\d+:(?!00)\d+/.test(text);
  const padded = text.split(":").length === 2 ? `${text}:00` : text;
  return when(text, { timeStyle: hasSeconds ? "medium" : "short", timeZone: "UTC" }, new Date(`1970-01-01T${padded}Z`));
}

const formatMoment = (text: string) => (isTime(new Date(text)) ? formatTime(text) : text);

const isTime = (moment: Date) => !Number.isNaN(moment.getTime());

function when(text: string, style: Intl.DateTimeFormatOptions, moment: Date): string {
  return isTime(moment) ? written(times(style).formatToParts(moment)) : text;
}

/** The year 27 has four digits: as two they would be read as 2027. */
const written = (parts: Intl.DateTimeFormatPart[]) => parts.map(({ type, value }) => (type === "year" && /^\d{1,3}$/.test(value) ? value.padStart(4, "0") : value)).join("");

/** 08:30:00 as 8 hr 30 min. */
function formatDuration(text: string): string {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(":").map(Number);
  const part = (value: number, unit: string) => numbers({ style: "unit", unit, unitDisplay: "short" }).format(value);
  const parts = [hours && part(hours, "hour"), minutes && part(minutes, "minute"), seconds && part(seconds, "second")];
  return parts.filter(Boolean).join(" ") || part(0, "minute");
}

/** The two moments of "[start,end)". */
export function momentsOf(text: string): { start: Date; end: Date } | undefined {
  const [, from = "", to = ""] = /^\[([^,]+),([^)]+)\)$/.exec(text) ?? [];
  const [start, end] = [new Date(from), new Date(to)];
  return isTime(start) && isTime(end) ? { start, end } : undefined;
}

function formatRange(text: string): string {
  const moments = momentsOf(text);
  if (!moments) return text;
  const style = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" } as const;
  return times(style).formatRange(moments.start, moments.end);
}

/** Places are commonly stored as: name <latitude,longitude>. */
const formatPlace = (text: string) => text.replace(/\s*<[-\d., ]+>\s*$/, "") || text;

/** The choice of that name. Its label may be another text. */
export function optionOf(field: Field, name: string): Option {
  const list = Array.isArray(field.options) ? field.options : [];
  return list.find((option) => option.name === name) ?? { name };
}

export const isEmpty = (value: Value | undefined): value is null | undefined | "" =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** What a person reads in a cell, as text. */
export function textOf(of: Field, value: Value | undefined, links: Links): string {
  if (isEmpty(value)) return "";
  const field = heldAs(of);
  if (typeof value === "boolean") return t(value ? "data.yes" : "data.no");
  if (typeof value === "number") return formatNumber(value);
  if (field.result && Array.isArray(value)) return value.map((one) => itemText(itemOf(field), one, links)).join(", ");
  if (typeof value === "object" && !Array.isArray(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return value.map((name) => (field.type === "multi" ? optionLabelOf(optionOf(field, name)) : name)).join(", ");
  if (field.type === "reference") return links[field.name]?.[value] ?? t("data.gone", { id: value });
  if (field.type === "choice") return optionLabelOf(optionOf(field, value));
  return (formats[field.type] ?? (field.variant === "location" ? formatPlace : String))(value);
}

/** One value of a list that a formula gives. What its records are called is not known. */
const itemText = (field: Field, value: Value, links: Links) =>
  field.type === "reference" && typeof value === "string" && links[field.name]?.[value] === undefined ? `#${value}` : textOf(field, value, links);

const formats: Partial<Record<Field["type"], (text: string) => string>> = {
  date: formatDate,
  timestamp: formatMoment,
  time: formatClock,
  timeinterval: formatDuration,
  appointment: formatRange,
};
