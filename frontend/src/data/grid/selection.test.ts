import { describe, expect, it } from "vitest";
import { type Bounds, type Cell, clamp, isEdge, rangeOf, type Selection, sizeOf, start, type Step, step, type Way } from "./selection";

const bounds: Bounds = { rows: 100, cols: 5, page: 10 };
const at = (row: number, col: number): Cell => ({ row, col });
const only = (row: number, col: number): Selection => ({ active: at(row, col), corner: at(row, col) });
const go = (way: Way, extend = false): Step => ({ do: "go", way, extend });

describe("going", () => {
  it.each<[Way, Cell]>([
    ["left", at(50, 1)], ["right", at(50, 3)], ["up", at(49, 2)], ["down", at(51, 2)], ["rowStart", at(50, 1)], ["rowEnd", at(50, 4)],
    ["top", at(0, 2)], ["bottom", at(99, 2)], ["first", at(0, 1)], ["last", at(99, 4)], ["pageUp", at(40, 2)], ["pageDown", at(60, 2)],
  ])("%s", (way, cell) => expect(step(only(50, 2), bounds, go(way))).toEqual({ active: cell, corner: cell }));

  it("ends at the edges", () => {
    expect(step(only(99, 4), bounds, go("down"))).toEqual(only(99, 4));
    expect(step(only(99, 4), bounds, go("right"))).toEqual(only(99, 4));
    expect(step(only(3, 2), bounds, go("pageUp"))).toEqual(only(0, 2));
  });

  it("reaches the # column, and the head above the first row", () => {
    expect(step(start, bounds, go("left"))).toEqual(only(0, 0));
    expect(step(start, bounds, go("up"))).toEqual(only(-1, 1));
    expect(step(only(-1, 1), bounds, go("down"))).toEqual(start);
  });

  it("along the rows with Tab", () => {
    expect(step(only(3, 4), bounds, { do: "next", back: false })).toEqual(only(4, 1));
    expect(step(only(4, 1), bounds, { do: "next", back: true })).toEqual(only(3, 4));
    expect(isEdge(at(99, 4), bounds, false)).toBe(true);
    expect(isEdge(at(0, 1), bounds, true)).toBe(true);
    expect(isEdge(at(0, 2), bounds, true)).toBe(false);
  });
});

describe("selecting", () => {
  it("keeps the active cell and moves the opposite corner", () => {
    const selected = step(step(only(5, 2), bounds, go("down", true)), bounds, go("left", true));
    expect(selected).toEqual({ active: at(5, 2), corner: at(6, 1) });
    expect(rangeOf(selected, 5)).toEqual({ top: 5, bottom: 6, left: 1, right: 2 });
    expect(sizeOf(rangeOf(selected, 5))).toBe(4);
  });

  it("never takes the head in", () => expect(step(start, bounds, go("up", true))).toEqual(start));

  it("takes whole rows from the # column on", () => {
    expect(rangeOf({ active: at(2, 0), corner: at(4, 0) }, 5)).toEqual({ top: 2, bottom: 4, left: 1, right: 4 });
  });

  it("takes all", () => expect(rangeOf(step(only(5, 2), bounds, { do: "all" }), 5)).toEqual({ top: 0, bottom: 99, left: 1, right: 4 }));

  it("follows records that others come before", () => {
    expect(step({ active: at(5, 2), corner: at(7, 3) }, bounds, { do: "shift", rows: 2 })).toEqual({ active: at(7, 2), corner: at(9, 3) });
    expect(step(only(-1, 2), bounds, { do: "shift", rows: 2 })).toEqual(only(-1, 2));
  });

  it("stays within what there is when records or columns go", () => {
    expect(clamp(only(50, 4), { rows: 3, cols: 2, page: 1 })).toEqual(only(2, 1));
    expect(clamp(only(50, 4), { rows: 0, cols: 1, page: 1 })).toEqual(only(0, 0));
  });
});
