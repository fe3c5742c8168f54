import { language } from ".";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The person's own locale: dates and numbers are written as they write them. A Unix without one says "C", which is no language. */
export const locale = (): string => {
  try { return new Intl.Locale(navigator.language).toString(); } catch { return language; }
};
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

const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });

/** 2 minutes ago, yesterday; from a week on the date says more, so it answers undefined. */
export function formatAgo(at: string, now: number): string | undefined {
  const age = Math.max(0, now - Date.parse(at));
  if (age < minute) return relative.format(0, "second");
  if (age < hour) return relative.format(-Math.floor(age / minute), "minute");
  const days = daysBetween(Date.parse(at), now);
  if (days === 0 || age < 6 * hour) return relative.format(-Math.floor(age / hour), "hour");
  return days < 7 ? relative.format(-days, "day") : undefined;
}

/** in 7 days, in 3 hours: how long there is left until a time to come. */
export function formatLeft(at: string, now: number): string {
  const left = Date.parse(at) - now;
  if (left < hour) return relative.format(Math.max(1, Math.ceil(left / minute)), "minute");
  if (left < day) return relative.format(Math.round(left / hour), "hour");
  return relative.format(Math.round(left / day), "day");
}

function daysBetween(from: number, to: number): number {
  return Math.round((new Date(to).setHours(0, 0, 0, 0) - new Date(from).setHours(0, 0, 0, 0)) / day);
}
