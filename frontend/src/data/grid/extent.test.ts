import { describe, expect, it } from "vitest";
import { type Extent, moved, scrollOf, tallest, topOf } from "./extent";

const small: Extent = { all: 46_000, seen: 500 };
const huge: Extent = { all: 46_000_000, seen: 500 };
const last = (extent: Extent) => extent.all - extent.seen;

describe("rows that a browser can scroll", () => {
  it("are where the scroll bar is", () => {
    expect(topOf(small, 1234)).toBe(1234);
    expect(scrollOf(small, 1234)).toBe(1234);
    expect(moved(small, { top: 0, scroll: 0 }, 100)).toEqual({ top: 100, scroll: 100 });
  });

  it("end where the last one is seen whole", () => {
    expect(topOf(small, 1e9)).toBe(last(small));
    expect(topOf({ all: 100, seen: 500 }, 50)).toBe(0);
  });
});

describe("more rows than a browser can scroll", () => {
  it("begin and end where the scroll bar does", () => {
    expect(topOf(huge, 0)).toBe(0);
    expect(topOf(huge, tallest - huge.seen)).toBe(last(huge));
  });

  it.each([0, 199_000, 200_000, 200_001, 5_000_000, 23_456_789, 45_700_000, 45_999_500])("are found again from the top at %i", (top) => {
    expect(topOf(huge, scrollOf(huge, top))).toBeCloseTo(top, 3);
  });

  it("never go up while the scroll bar goes down", () => {
    let before = -1;
    for (let scroll = 0; scroll <= tallest - huge.seen; scroll += 9973) {
      const top = topOf(huge, scroll);
      expect(top).toBeGreaterThan(before);
      before = top;
    }
  });

  it("move pixel by pixel with the wheel, wherever one is", () => {
    const middle = { top: 23_000_000, scroll: scrollOf(huge, 23_000_000) };
    expect(moved(huge, middle, middle.scroll + 120)).toEqual({ top: 23_000_120, scroll: middle.scroll + 120 });
    expect(moved(huge, middle, middle.scroll - 120).top).toBe(22_999_880);
  });

  it("follow the thumb over any distance", () => {
    expect(moved(huge, { top: 0, scroll: 0 }, 4_000_000 - 250).top).toBeCloseTo(last(huge) / 2, -1);
  });

  it("move pixel by pixel at both ends, where a wheel cannot overtake the scroll bar", () => {
    expect(topOf(huge, 150_000)).toBe(150_000);
    expect(topOf(huge, tallest - huge.seen - 150_000)).toBe(last(huge) - 150_000);
  });
});
