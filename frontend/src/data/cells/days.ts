// Dates as people of a locale type them, to "2027-04-04" and back.
import { language } from "../../words/language";
import { locale, times } from "../../words/time";
import { latin } from "./numbers";

export interface Day { year: number; month: number; day: number }

const two = (value: number) => String(value).padStart(2, "0");
export const iso = ({ year, month, day }: Day) => `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;

/** The day of a moment in the person's own zone. */
export const dayOf = (moment: Date): Day => ({ year: moment.getFullYear(), month: moment.getMonth() + 1, day: moment.getDate() });

const near: Partial<Record<string, number>> = {};

/** today, heute, tomorrow, yesterday: how many days from now. */
function nearDay(word: string): number | undefined {
  for (const tongue of [locale(), language(), "en"]) {
    const format = new Intl.RelativeTimeFormat(tongue, { numeric: "auto" });
    for (const days of [-1, 0, 1]) near[`${tongue} ${format.format(days, "day").toLowerCase()}`] = days;
  }
  return near[`${locale()} ${word}`] ?? near[`${language()} ${word}`] ?? near[`en ${word}`];
}

type Part = "year" | "month" | "day";

/** In which order the locale writes the numbers of a date. */
function order(): Part[] {
  const parts = times({ year: "numeric", month: "numeric", day: "numeric", calendar: "gregory" }).formatToParts(new Date());
  return parts.map(({ type }) => type).filter((type) => type === "year" || type === "month" || type === "day");
}

/** The number of a month by its name or the beginning of it, in the person's language or in English. */
function monthOf(word: string): number | undefined {
  const months = Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2027, at, 15)));
  for (const tongue of [locale(), language(), "en"]) {
    for (const style of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(tongue, { month: style, day: "numeric", calendar: "gregory", timeZone: "UTC" });
      const names = months.map((month) => plain(format.formatToParts(month).find(({ type }) => type === "month")?.value ?? ""));
      const found = names.flatMap((name, at) => (name === word || (word.length > 2 && name.startsWith(word)) ? [at + 1] : []));
      if (found.length === 1) return found[0];
    }
  }
  return undefined;
}

const plain = (word: string) => word.toLocaleLowerCase().replace(/\.$/, "");

/** 27 is 2027: within twenty years from now, else in the last century. */
function fullYear(text: string, now: Date): number {
  if (text.length > 2) return Number(text);
  const year = Math.floor(now.getFullYear() / 100) * 100 + Number(text);
  return year > now.getFullYear() + 20 ? year - 100 : year;
}

function check({ year, month, day }: Day): Day | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return year >= 1 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : undefined;
}

/** The parts that were written, in the order that they are meant. */
function ordered(numbers: string[], hasMonthName: boolean): Part[] {
  if (/^\d{3,}$/.test(numbers[0] ?? "")) return ["year", "month", "day"];
  const parts = order();
  if (hasMonthName) return ["day", "year"];
  return numbers.length === 3 && (numbers[2]?.length ?? 0) < 3 ? parts : [...parts.filter((part) => part !== "year"), "year"];
}

/** Reads 4.4., 4/4/27, 2027-04-04, 4 Apr 2027, today: in the order of the locale. A date without a year is of this year. */
export function parseDay(text: string, now = new Date()): Day | undefined {
  const words = latin(text).trim().toLocaleLowerCase().replace(/[年月日]/g, "-");
  const days = nearDay(words);
  if (days !== undefined) return dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days));
  const names = words.match(/\p{L}[\p{L}\p{M}]*/gu) ?? [];
  const month = names.map(monthOf).find((found) => found !== undefined);
  const numbers = words.match(/\d+/g) ?? [];
  if (!isShaped(words, names, numbers, month)) return undefined;
  const parts = ordered(numbers, month !== undefined).filter((part) => part !== "month" || month === undefined);
  const found: Partial<Record<Part, string>> = Object.fromEntries(numbers.map((number, at) => [parts[at] ?? "", number]));
  const year = found.year === undefined ? now.getFullYear() : fullYear(found.year, now);
  return check({ year, month: month ?? Number(found.month), day: Number(found.day) });
}

/** Whether there are as many numbers as a date has, with nothing between them that belongs to no date. */
function isShaped(words: string, names: string[], numbers: string[], month: number | undefined): boolean {
  if (numbers.some((number) => number.length > 4)) return false;
  if (month !== undefined) return names.length <= 3 && (numbers.length === 1 || numbers.length === 2);
  return (numbers.length === 2 || numbers.length === 3) && /^\d+\s*[-./ ]\s*\d+(?:\s*[-./ ]\s*(?:\d+[.-]?)?)?$/.test(words);
}

/** A date to edit, in numbers and in the locale's order; as ISO 8601 where that would read as another one. */
export function dayText(text: string): string {
  const moment = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(moment.getTime())) return text;
  const shown = times({ year: "numeric", month: "2-digit", day: "2-digit", calendar: "gregory", numberingSystem: "latn", timeZone: "UTC" }).format(moment);
  const read = parseDay(shown);
  return read && iso(read) === text ? shown : text;
}
