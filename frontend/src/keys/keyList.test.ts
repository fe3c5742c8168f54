import { expect, it } from "vitest";
import { keyOf } from "../test/fake";
import { matches } from "./keyList";

const key = keyOf({ id: "1X39", name: "Tool 5", hint: "owl_…1X39" });

it("finds a key by every word that is searched for", () => {
  expect(matches(key, "")).toBe(true);
  expect(matches(key, "5 TOOL")).toBe(true);
  expect(matches(key, "tool 6")).toBe(false);
});

it("looks into the hint only for words that are not in it by chance", () => {
  expect(matches(key, "tool 1")).toBe(false);
  expect(matches(key, "x3")).toBe(false);
  expect(matches(key, "1x3")).toBe(true);
  expect(matches(key, "owl_…1X39")).toBe(true);
});
