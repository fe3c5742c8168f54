import { afterEach, expect, it, vi } from "vitest";
import { speak, start } from "../../words/language";
import { clockSample, daySample, delimiter, numberFormat } from "./spreadsheet";

afterEach(() => {
  vi.restoreAllMocks();
  speak("en");
});

const of = (locale: string) => {
  vi.spyOn(navigator, "language", "get").mockReturnValue(locale);
  start();
  return [delimiter(), numberFormat(), daySample(), clockSample(false), clockSample(true)];
};

it.each([
  ["de-DE", [";", "european", "02.01.2006", "15:04", "15:04:05"]],
  ["de-CH", [";", "us", "02.01.2006", "15:04", "15:04:05"]],
  ["en-US", [",", "us", "01/02/2006", "3:04 PM", "3:04:05 PM"]],
  ["en-GB", [",", "us", "02/01/2006", "15:04", "15:04:05"]],
  ["en-AU", [",", "us", "02/01/2006", "3:04 PM", "3:04:05 PM"]],
  ["fr-FR", [";", "european", "02/01/2006", "15:04", "15:04:05"]],
  ["ja-JP", [",", "us", "2006/01/02", "15:04", "15:04:05"]],
])("writes as the spreadsheets of %s do", (locale, want) => {
  expect(of(locale)).toEqual(want);
});
