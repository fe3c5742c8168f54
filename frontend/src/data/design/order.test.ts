import { expect, it } from "vitest";
import { placed, stepped } from "./order";

const items = [{ name: "a" }, { name: "b", isHidden: true }, { name: "c" }, { name: "d" }];

it("puts one before or after another, and names every one of them", () => {
  expect(placed(items, "d", "a", false)).toEqual(["d", "a", "b", "c"]);
  expect(placed(items, "a", "c", true)).toEqual(["b", "c", "a", "d"]);
  expect(placed(items, "a", "gone", true)).toEqual(["a", "b", "c", "d"]);
});

it("steps over what is hidden, and ends at the ends", () => {
  expect(stepped(items, "c", -1)).toEqual(["c", "a", "b", "d"]);
  expect(stepped(items, "c", 1)).toEqual(["a", "b", "d", "c"]);
  expect(stepped(items, "a", -1)).toBeUndefined();
  expect(stepped(items, "b", 1)).toBeUndefined();
});
