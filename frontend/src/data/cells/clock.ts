// Times of day and durations as people type them.
import { times } from "../../words/time";
import { latin, parseNumber } from "./numbers";

export interface Clock { hour: number; minute: number; second: number; milli: number; hasSeconds: boolean }

const two = (value: number) => String(value).padStart(2, "0");

/** am and pm as the locale writes them, beside the English ones. */
function halves(): { am: string[]; pm: string[] } {
  const format = times({ hour: "numeric", hour12: true, timeZone: "UTC" });
  const own = (hour: number) => format.formatToParts(new Date(Date.UTC(2027, 0, 1, hour))).find(({ type }) => type === "dayPeriod")?.value.toLowerCase() ?? "am";
  return { am: ["am", "a.m.", "a", own(9)], pm: ["pm", "p.m.", "p", own(15)] };
}

const shape = /^(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,3}))?)?)?\s*(\D*)$/;

/** Reads 9:30, 09.30, 9:30:15, 9:30 PM, 0930, 9 Uhr. */
export function parseClock(text: string): Clock | undefined {
  const words = latin(text).trim().toLowerCase().replace(/^(\d{1,2})(\d{2})$/, "$1:$2");
  const [, hours, minutes = "0", seconds, millis = "0", after = ""] = shape.exec(words) ?? [];
  if (hours === undefined) return undefined;
  const { am, pm } = halves();
  const [morning, evening] = [am.includes(after), pm.includes(after)];
  if (after !== "" && after !== "h" && after !== "uhr" && !morning && !evening) return undefined;
  const written = Number(hours);
  if ((morning || evening) && (written < 1 || written > 12)) return undefined;
  const hour = morning ? written % 12 : evening ? (written % 12) + 12 : written;
  const clock = { hour, minute: Number(minutes), second: Number(seconds ?? 0), milli: Number(millis.padEnd(3, "0")), hasSeconds: seconds !== undefined };
  return hour < 24 && clock.minute < 60 && clock.second < 60 ? clock : undefined;
}

/** 09:30, or 09:30:15 where seconds were written. */
export const clockValue = ({ hour, minute, second, hasSeconds }: Clock) => [hour, minute, ...(hasSeconds ? [second] : [])].map(two).join(":");

const units: [RegExp, number][] = [[/^(?:h|st)/, 3600], [/^m/, 60], [/^s/, 1]];

/** Reads 1:30, 36:00:00, 1 h 30 min, 90 min and 1.5 h, into hours, minutes and seconds such as 01:30:00. */
export function parseDuration(text: string): string | undefined {
  const words = latin(text).trim().toLowerCase();
  const [, hours, minutes = "", seconds = "0"] = /^(\d{1,9}):([0-5]?\d)(?::([0-5]\d))?$/.exec(words) ?? [];
  if (hours !== undefined) return durationValue(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
  const total = inUnits(words);
  return total === undefined ? undefined : durationValue(Math.round(total));
}

function inUnits(words: string): number | undefined {
  if (!/^(?:\d[\d.,]*\s*\p{L}+\.?[\s,]*)+$/u.test(words)) return undefined;
  let total = 0;
  for (const [, amount = "", unit = ""] of words.matchAll(/(\d[\d.,]*)\s*(\p{L}+)/gu)) {
    const seconds = units.find(([start]) => start.test(unit))?.[1];
    const value = parseNumber(amount);
    if (seconds === undefined || value === undefined) return undefined;
    total += value * seconds;
  }
  return total < 1e9 * 3600 ? total : undefined;
}

const durationValue = (seconds: number) => [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");
