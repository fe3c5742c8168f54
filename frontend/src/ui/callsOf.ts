import { nice, ticks } from "d3-array";
import type { CallSeries, DailyCalls } from "../backend";
import { times } from "../words/time";

/** How many series have a colour of their own. */
const shownSeries = 5;

export const sum = (values: number[]) => values.reduce((all, value) => all + value, 0);

/** The series with most calls, and one for all that are left. */
export function topSeries(series: CallSeries[], others: string): CallSeries[] {
  if (series.length <= shownSeries + 1) return series;
  const rest = series.slice(shownSeries);
  const calls = rest[0]?.calls.map((_, day) => sum(rest.map((one) => one.calls[day] ?? 0))) ?? [];
  return [...series.slice(0, shownSeries), { id: "others", name: others, hint: "", calls }];
}

/** What is called the same has its hint behind it. */
export function nameOf(one: CallSeries, all: CallSeries[]): string {
  return one.hint && all.some(({ id, name }) => id !== one.id && name === one.name) ? `${one.name} (${one.hint})` : one.name;
}

export const totalsOf = ({ days, series }: DailyCalls) => days.map((_, day) => sum(series.map(({ calls }) => calls[day] ?? 0)));

/** Whole numbers, evenly apart, from 0 to the first that no bar exceeds. */
export function scaleOf(most: number): number[] {
  const [, end] = nice(0, Math.max(most, 4), 4);
  return ticks(0, end, 4);
}

/** A day belongs to no zone: 2026-11-23 is the 23rd everywhere. */
const noon = (day: string) => new Date(`${day}T12:00:00Z`);
export const formatWeekday = (day: string) => times({ weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(noon(day));
export const formatDayMonth = (day: string) => times({ day: "numeric", month: "short", timeZone: "UTC" }).format(noon(day));
