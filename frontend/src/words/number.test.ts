import { expect, it } from "vitest";
import { speak } from "./language";
import { formatNumber, formatSize, formatTook } from "./number";

it("sizes are written in the unit that fits", () => {
  expect([0, 1, 999, 1000, 28_672, 1_240_000, 98_700_000, 5e12].map(formatSize)).toEqual(["0 bytes", "1 byte", "999 bytes", "1 kB", "29 kB", "1.2 MB", "99 MB", "5,000 GB"]);
});

it("so is what something took", () => {
  expect([0, 40, 350, 9_960, 120_400, 1_250_000, 93_000_000].map(formatTook)).toEqual(["0 ms", "0 ms", "0.4 ms", "10 ms", "120 ms", "1.3 sec", "93 sec"]);
});

it("in the language that is spoken", () => {
  speak("de");
  expect([formatSize(1_240_000), formatTook(350), formatTook(1_250_000), formatNumber(1234)]).toEqual(["1,2 MB", "0,4 ms", "1,3 Sek.", "1.234"]);
});
