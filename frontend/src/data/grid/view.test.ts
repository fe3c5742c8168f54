import { act, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { guestFields } from "../../test/tables";
import { columnsOf } from "./columns";
import { useView } from "./useView";
import { conditionOf, directionOf, filterBy, fitting, hide, plain, resize, reveal, sortOn } from "./view";

afterEach(() => localStorage.clear());

describe("a view", () => {
  it("sorts up, down, and as the records came", () => {
    const up = sortOn(plain, "name");
    const down = sortOn(up, "name");
    expect([up.sort, down.sort, sortOn(down, "name").sort]).toEqual(["name", "-name", ""]);
    expect(directionOf(down, "name")).toBe("descending");
    expect(sortOn(down, "seats").sort).toBe("seats");
  });

  it("has one condition a column", () => {
    const one = filterBy(plain, "name", { field: "name", is: "contains", value: "a" });
    const other = filterBy(one, "name", { field: "name", is: "empty" });
    expect(other.where).toEqual([{ field: "name", is: "empty" }]);
    expect(conditionOf(filterBy(other, "name", undefined), "name")).toBeUndefined();
  });

  it("hides columns and shows them again, and knows how wide they may be", () => {
    expect(reveal(hide(hide(plain, "a"), "a"), "a")).toEqual(plain);
    expect(resize(plain, "a", 1).widths).toEqual({ a: 3 });
    expect(resize(resize(plain, "a", 20), "a", undefined)).toEqual(plain);
  });

  it("forgets fields that have gone, and never hides every column", () => {
    const old = { sort: "-gone", where: [{ field: "gone", is: "empty" as const }], hidden: ["gone", ...guestFields.map(({ name }) => name)], widths: {} };
    expect(fitting(old, guestFields)).toEqual(plain);
  });

  it("forgets conditions that a field cannot have, as its type is another one now", () => {
    const where = [{ field: "seats", is: "contains" as const, value: "1" }, { field: "seats", is: "more" as const, value: 1 }];
    expect(fitting({ ...plain, where }, guestFields).where).toEqual([where[1]]);
  });

  it("is remembered for each table by itself", () => {
    const first = renderHook(() => useView("w", "1", guestFields));
    act(() => first.result.current[1](hide(plain, "email")));
    expect(renderHook(() => useView("w", "1", guestFields)).result.current[0].hidden).toEqual(["email"]);
    expect(renderHook(() => useView("w", "2", guestFields)).result.current[0]).toEqual(plain);
    act(() => first.result.current[1](plain));
    expect(localStorage).toHaveLength(0);
  });

  it("that cannot be read is none", () => {
    localStorage.setItem("view/w/1", "{");
    expect(renderHook(() => useView("w", "1", guestFields)).result.current[0]).toEqual(plain);
  });
});

describe("columns", () => {
  it("share the room there is, but for those that a person made as wide as they are", () => {
    const fields = guestFields.slice(0, 2);
    const columns = columnsOf(fields, resize(plain, "name", 10), 1000, 16);
    expect(columns.map(({ field, at, left, width }) => [field.name, at, left, width])).toEqual([["name", 1, 0, 160], ["email", 2, 160, 840]]);
  });

  it("keep what they need where there is no room", () => {
    const columns = columnsOf(guestFields, plain, 100, 16);
    expect(Math.min(...columns.map(({ width }) => width))).toBeGreaterThan(90);
    expect(columnsOf(guestFields, hide(plain, "name"), 100, 16)[0]?.field.name).toBe("email");
  });
});
