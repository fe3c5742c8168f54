import { expect, it } from "vitest";
import { drawingOf, symbols } from "./symbols";

it("knows a symbol by any of the ways to write its name", () => {
  expect(drawingOf("school")).toBe(symbols.school);
  expect(drawingOf("check-circle")).toBe(symbols.task_alt);
  expect(drawingOf(" Building ")).toBe(symbols.apartment);
  for (const unknown of ["no-such-thing", "", undefined, "constructor", "toString"]) expect(drawingOf(unknown)).toBeUndefined();
});
