import { locale } from "./time";

/** Making a formatter takes far longer than using it, so each is made once. */
const made = new Map<string, Intl.NumberFormat>();

/** What writes numbers in a style, in the person's own locale. */
export function numbers(style: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale()} ${JSON.stringify(style)}`;
  const format = made.get(key) ?? new Intl.NumberFormat(locale(), style);
  made.set(key, format);
  return format;
}

export const formatNumber = (value: number) => numbers({ maximumFractionDigits: 15 }).format(value);

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** 12 kB, 4.2 MB: the size of a file. */
export function formatSize(bytes: number): string {
  const step = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const value = bytes / 1000 ** step;
  const unit = units[step] ?? "byte";
  return numbers({ style: "unit", unit, unitDisplay: step ? "short" : "long", maximumFractionDigits: value < 10 && step > 1 ? 1 : 0 }).format(value);
}

/** 0.4 ms, 120 ms, 1.2 sec: how long something took. */
export function formatTook(micros: number): string {
  const [value, unit] = micros < 1_000_000 ? [micros / 1000, "millisecond"] : [micros / 1_000_000, "second"];
  return numbers({ style: "unit", unit, unitDisplay: "short", maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
}
