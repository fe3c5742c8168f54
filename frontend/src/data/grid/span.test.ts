import { describe, expect, it } from "vitest";
import { columnsAt, edgesOf, placeIn, rowsAt } from "./span";

describe("rows in sight", () => {
  it("are those that are seen, also in part, and some beyond", () => {
    expect(rowsAt(460, 500, 46, 1000, 0)).toEqual({ first: 10, end: 21 });
    expect(rowsAt(470, 500, 46, 1000, 4)).toEqual({ first: 6, end: 26 });
  });

  it("are never more than there are", () => {
    expect(rowsAt(0, 500, 46, 3, 4)).toEqual({ first: 0, end: 3 });
    expect(rowsAt(0, 500, 46, 0, 4)).toEqual({ first: 0, end: 0 });
    expect(rowsAt(45_999_500, 500, 46, 1_000_000, 4)).toEqual({ first: 999_985, end: 1_000_000 });
  });
});

describe("columns", () => {
  const edges = edgesOf([100, 50, 200, 80]);

  it("begin where the one before ends", () => expect(edges).toEqual([0, 100, 150, 350, 430]));

  it.each([[-5, 0], [0, 0], [99, 0], [100, 1], [149, 1], [150, 2], [429, 3], [9999, 3]])("have the point %i in column %i", (point, column) => {
    expect(placeIn(edges, point)).toBe(column);
  });

  it("are drawn where they are seen, and one more on either side", () => {
    const many = edgesOf(Array.from({ length: 500 }, () => 100));
    expect(columnsAt(many, 0, 1000)).toEqual({ first: 0, end: 12 });
    expect(columnsAt(many, 20_050, 1000)).toEqual({ first: 199, end: 212 });
    expect(columnsAt(many, 49_000, 1000)).toEqual({ first: 489, end: 500 });
    expect(columnsAt([0], 0, 1000)).toEqual({ first: 0, end: 0 });
  });
});
