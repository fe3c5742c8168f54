import { language, locale } from "./language";

export { locale };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The person's time zone, such as Europe/Berlin. */
export const zone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Making a formatter takes far longer than using it, so each is made once. */
const made = new Map<string, Intl.DateTimeFormat>();

/** What writes times in a style, in the person's own locale. */
export function times(style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale()} ${JSON.stringify(style)}`;
  const format = made.get(key) ?? new Intl.DateTimeFormat(locale(), style);
  made.set(key, format);
  return format;
}

/** 30 Nov 2026 */
export const formatDay = (at: string) => times({ day: "numeric", month: "short", year: "numeric" }).format(new Date(at));
/** 18:00 or 6:00 PM: whether a zero leads is the locale's choice, so it is left to it. */
export const formatClock = (at: string) => times({ timeStyle: "short" }).format(new Date(at));
/** 30 Nov 2026, 18:00 */
export const formatTime = (at: string) => `${formatDay(at)}, ${formatClock(at)}`;
/** 2026-11-30 17:00:00 UTC */
export const formatUTC = (at: string) => `${new Date(at).toISOString().slice(0, 19).replace("T", " ")} UTC`;

/** yesterday, in 7 days: a part of a sentence, and so in its language. */
const relative = (count: number, unit: "second" | "minute" | "hour" | "day") =>
  new Intl.RelativeTimeFormat(language(), { numeric: "auto" }).format(count, unit);

/** 2 minutes ago, yesterday; from a week on the date says more, so it answers undefined. */
export function formatAgo(at: string, now: number): string | undefined {
  const age = Math.max(0, now - Date.parse(at));
  if (age < minute) return relative(0, "second");
  if (age < hour) return relative(-Math.floor(age / minute), "minute");
  const days = daysBetween(Date.parse(at), now);
  if (days === 0 || age < 6 * hour) return relative(-Math.floor(age / hour), "hour");
  return days < 7 ? relative(-days, "day") : undefined;
}

/** in 7 days, in 3 hours: how long there is left until a time to come. */
export function formatLeft(at: string, now: number): string {
  const left = Date.parse(at) - now;
  if (left < hour) return relative(Math.max(1, Math.ceil(left / minute)), "minute");
  if (left < day) return relative(Math.round(left / hour), "hour");
  return relative(Math.round(left / day), "day");
}

function daysBetween(from: number, to: number): number {
  return Math.round((new Date(to).setHours(0, 0, 0, 0) - new Date(from).setHours(0, 0, 0, 0)) / day);
}
