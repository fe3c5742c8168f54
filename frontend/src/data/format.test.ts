import { describe, expect, it } from "vitest";
import type { Field, Value } from "../backend";
import { fieldOf } from "../test/tables";
import { textOf } from "./format";
import { contrast, shadesOf } from "./shades";

const links = { x: { "12": "Spring fair" } };
const cases: [name: string, field: Partial<Field>, value: Value | undefined, want: string][] = [
  ["nothing", {}, null, ""],
  ["a number", { type: "number" }, 1234567.891, "1,234,567.891"],
  ["a date, the same day in every zone", { type: "date" }, "2027-04-04", "Apr 4, 2027"],
  ["a year below 1000 in four digits", { type: "date" }, "0027-04-04", "Apr 4, 0027"],
  ["a time stamp, in the person's zone", { type: "timestamp" }, "2027-07-04T22:30:00Z", "Jul 5, 2027, 12:30 AM"],
  ["a time", { type: "time" }, "09:30", "9:30 AM"],
  ["a time with seconds", { type: "time" }, "09:30:15", "9:30:15 AM"],
  ["a duration of more than a day", { type: "timeinterval" }, "26:30:00", "26 hr 30 min"],
  ["no duration", { type: "timeinterval" }, "00:00:00", "0 min"],
  ["an appointment on one day", { type: "appointment" }, "[2027-03-04T08:30:00Z,2027-03-04T16:00:00Z)", "Mar 4, 2027, 9:30 AM – 5:00 PM"],
  ["a place without its coordinates", { variant: "location" }, "Alexanderplatz <52.5219,13.4132>", "Alexanderplatz"],
  ["coordinates alone", { variant: "location" }, "<52.5219,13.4132>", "<52.5219,13.4132>"],
  ["a link", { type: "reference", refTableId: "2" }, "12", "Spring fair"],
  ["a link to a record out of reach", { type: "reference", refTableId: "2" }, "99", "Record 99"],
  ["a choice by its label", { type: "choice", options: [{ name: "y", labels: { "": "Yes, please" } }] }, "y", "Yes, please"],
  ["choices", { type: "multi", options: [] }, ["a", "b"], "a, b"],
  ["ids", { type: "dmulti", options: "select x" }, ["1", "2"], "1, 2"],
  ["what is no time as it is", { type: "timestamp" }, "soon", "soon"],
  ["what is no date as it is", { type: "date" }, "soon", "soon"],
];

describe("textOf", () => {
  it.each(cases)("writes %s", (_, field, value, want) => {
    // Intl puts thin and narrow spaces around the dash and before AM.
    expect(textOf(fieldOf({ name: "x", ...field }), value, links).replace(/\s/gu, " ")).toBe(want);
  });
});

describe("shadesOf", () => {
  const parts = (css: string | undefined) => (css?.match(/\d+/g) ?? []).map(Number) as [number, number, number];

  it("reads well for every colour, in light and dark", () => {
    for (let hue = 0; hue < 4096; hue += 37) {
      const shades = shadesOf(`#${hue.toString(16).padStart(3, "0")}`);
      expect(contrast(parts(shades?.["--light-ink"]), parts(shades?.["--light-back"]))).toBeGreaterThanOrEqual(4.5);
      expect(contrast(parts(shades?.["--dark-ink"]), parts(shades?.["--dark-back"]))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("takes no colour from what is none", () => {
    for (const text of [undefined, "", "red;background:url(x)", "#12", "#gggggg"]) expect(shadesOf(text)).toBeUndefined();
  });
});
