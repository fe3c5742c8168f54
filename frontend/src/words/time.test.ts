import { describe, expect, it, vi } from "vitest";
import { speak, start } from "./language";
import { formatAgo, formatClock, formatLeft, formatTime, formatUTC, locale, zone } from "./time";

const now = Date.parse("2026-11-23T12:00:00Z");

describe("times", () => {
  it("are in the person's zone and locale, with the exact UTC time beside", () => {
    expect(zone()).toBe("Europe/Berlin");
    expect(formatTime("2026-11-30T17:00:00Z")).toBe("Nov 30, 2026, 6:00 PM");
    expect(formatTime("2026-07-01T16:00:00Z")).toBe("Jul 1, 2026, 6:00 PM");
    expect(formatUTC("2026-11-30T17:00:00Z")).toBe("2026-11-30 17:00:00 UTC");
  });

  it.each([
    ["2026-11-23T11:59:40Z", "now"],
    ["2026-11-23T12:00:30Z", "now"],
    ["2026-11-23T11:58:00Z", "2 minutes ago"],
    ["2026-11-23T09:00:00Z", "3 hours ago"],
    ["2026-11-22T23:30:00Z", "12 hours ago"],
    ["2026-11-22T20:00:00Z", "yesterday"],
    ["2026-11-19T20:00:00Z", "4 days ago"],
    ["2026-11-10T20:00:00Z", undefined],
  ])("%s was %s", (at, words) => expect(formatAgo(at, now)).toBe(words));

  it.each([
    ["2026-11-23T12:00:10Z", "in 1 minute"],
    ["2026-11-23T12:30:00Z", "in 30 minutes"],
    ["2026-11-23T15:00:00Z", "in 3 hours"],
    ["2026-11-24T12:00:00Z", "tomorrow"],
    ["2026-11-30T11:00:00Z", "in 7 days"],
    ["2027-11-23T12:00:00Z", "in 365 days"],
  ])("%s is %s", (at, words) => expect(formatLeft(at, now)).toBe(words));
});

it.each([["en-US", "9:05 AM"], ["en-GB", "09:05"], ["de-DE", "09:05"], ["es-ES", "9:05"], ["ja-JP", "9:05"]])("writes hours as %s does", (tag, want) => {
  vi.spyOn(navigator, "language", "get").mockReturnValue(tag);
  start();
  expect(formatClock("2026-11-30T08:05:00Z").replace(/\s/gu, " ")).toBe(want);
});

it("writes for a system without a language", () => {
  vi.spyOn(navigator, "language", "get").mockReturnValue("C");
  start();
  expect(locale()).toBe("en");
  expect(formatTime("2026-11-30T17:00:00Z")).toContain("2026");
});

it("writes German times in German", () => {
  speak("de");
  expect(formatTime("2026-11-30T17:00:00Z")).toBe("30. Nov. 2026, 18:00");
  expect(formatAgo("2026-11-22T20:00:00Z", now)).toBe("gestern");
  expect(formatLeft("2026-11-30T11:00:00Z", now)).toBe("in 7 Tagen");
});
