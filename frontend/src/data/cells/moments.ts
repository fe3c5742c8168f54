// Moments and appointments as people type them: in their own zone, to ISO 8601 in UTC and back.
import { times } from "../../words/time";
import { momentsOf } from "../format";
import { type Clock, parseClock } from "./clock";
import { type Day, dayOf, dayText, iso, parseDay } from "./days";

const midnight: Clock = { hour: 0, minute: 0, second: 0, milli: 0, hasSeconds: false };
const hasZone = /^\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s?(?:z|[+-]\d\d(?::?\d\d)?)$/i;

/** As Go writes it: milliseconds only where there are some. */
const utc = (moment: Date) => moment.toISOString().replace(".000Z", "Z");

function local({ year, month, day }: Day, { hour, minute, second, milli }: Clock): Date {
  const moment = new Date(0);
  moment.setFullYear(year, month - 1, day);
  moment.setHours(hour, minute, second, milli);
  return moment;
}

/** That day, at the time of the moment, or else at that hour. */
export function withClock(day: Day, moment: string | undefined, hour = 9): string {
  const at = new Date(moment ?? 0);
  const clock = moment ? { hour: at.getHours(), minute: at.getMinutes(), second: at.getSeconds(), milli: at.getMilliseconds() } : { hour, minute: 0, second: 0, milli: 0 };
  return utc(local(day, { ...clock, hasSeconds: true }));
}

/** Reads a date and a time in the person's zone, or one that names its zone. A date alone is its midnight; on is the day of a time alone. */
export function parseMoment(text: string, on?: Day, now = new Date()): string | undefined {
  const words = text.trim();
  if (hasZone.test(words)) {
    const moment = new Date(words.replace(" ", "T").replace(",", "."));
    return Number.isNaN(moment.getTime()) ? undefined : utc(moment);
  }
  const alone = on && parseClock(words);
  if (alone) return utc(local(on, alone));
  const day = parseDay(words, now);
  if (day) return utc(local(day, midnight));
  for (const between of words.matchAll(/[\s,T]+(?=\d)/g)) {
    const date = parseDay(words.slice(0, between.index), now);
    const clock = parseClock(words.slice(between.index + between[0].length));
    if (date && clock) return utc(local(date, clock));
  }
  return undefined;
}

/** A moment as a spreadsheet reads it: 2027-04-04 09:30, in the person's zone. In the hour that a clock shows twice it is in UTC. */
export function momentText(text: string): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return text;
  const [hour, minute, second] = [moment.getHours(), moment.getMinutes(), moment.getSeconds()].map((value) => String(value).padStart(2, "0"));
  const milli = moment.getMilliseconds();
  const exact = milli ? `:${second}.${String(milli).padStart(3, "0")}` : second === "00" ? "" : `:${second}`;
  return settle(`${iso(dayOf(moment))} ${hour}:${minute}${exact}`, text);
}

/** A moment to edit, in the locale's order. */
export function momentEditText(text: string): string {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) return text;
  const clock = times({ hour: "2-digit", minute: "2-digit", ...(moment.getSeconds() ? { second: "2-digit" } : {}) }).format(moment);
  const shown = `${dayText(iso(dayOf(moment)))} ${clock}`;
  return parseMoment(shown) === utc(moment) ? shown : momentText(text);
}

const settle = (shown: string, text: string) => (parseMoment(shown) === text ? shown : text);

/** Reads a range: two moments with a dash or "to" between them; the second may be only a time. */
export function parseAppointment(text: string): string | undefined {
  const words = text.trim();
  const given = momentsOf(words);
  if (given) return range(utc(given.start), utc(given.end));
  for (const between of words.matchAll(/\s*[–—]\s*|\s+(?:-|to|until|bis)\s+/gi)) {
    const start = parseMoment(words.slice(0, between.index));
    const end = start && parseMoment(words.slice(between.index + between[0].length), dayOf(new Date(start)));
    if (start && end) return range(start, end);
  }
  return undefined;
}

const range = (start: string, end: string) => (Date.parse(end) > Date.parse(start) ? `[${start},${end})` : undefined);

/** Both moments of a range, each written by that function. */
export function appointmentText(text: string, write: (moment: string) => string = momentText): string {
  const moments = momentsOf(text);
  const shown = moments && `${write(utc(moments.start))} – ${write(utc(moments.end))}`;
  return shown && parseAppointment(shown) === text ? shown : text;
}
