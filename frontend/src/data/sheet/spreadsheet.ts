// How the spreadsheets of a person's locale write values, so that they read them as what they are.
import { locale, times } from "../../words/time";
import { numberText } from "../cells/numbers";

const hasComma = () => numberText(0.5).includes(",");

export const numberFormat = () => (hasComma() ? "european" : "us");

/** Where the comma is in numbers, and in Switzerland, columns are separated by semicolons. */
export const delimiter = () => (hasComma() || ["CH", "LI"].includes(new Intl.Locale(locale()).region ?? "") ? ";" : ",");

/** The moment by which Go is shown how dates and times are written. */
const sample = new Date("2006-01-02T15:04:05Z");

function written(style: Intl.DateTimeFormatOptions): string {
  const format = times({ ...style, calendar: "gregory", numberingSystem: "latn", timeZone: "UTC" });
  const text = format.formatToParts(sample).map(({ type, value }) => (type === "dayPeriod" ? "PM" : value)).join("");
  return text.replace(/[\u200e\u200f\u061c]/g, "").replace(/\s/g, " ");
}

/** 02.01.2006 in German. */
export const daySample = () => written({ year: "numeric", month: "2-digit", day: "2-digit" });

/** 15:04, or with seconds 15:04:05; 3:04 PM where hours are counted to twelve. */
export const clockSample = (seconds: boolean) => written({ timeStyle: seconds ? "medium" : "short" });
