import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Field, Result, Value } from "../backend";
import { fieldOf } from "../test/tables";
import { textOf as copied } from "./cells/text";
import { textOf } from "./format";
import { isSortable } from "./held";
import { ValueView } from "./ValueView";

const formula = (result: Result): Field => fieldOf({ name: "computed", type: "function", expression: "…", result });
const states = [{ id: "1", name: "Sent", color: "#2e7d4f", labels: { "": "On its way" } }];

describe("what a formula gives is read like a stored value", () => {
  it.each<[string, Result, unknown, string]>([
    ["a number", { type: "number" }, 1234.5, "1,234.5"],
    ["a date", { type: "date" }, "2026-03-02", "Mar 2, 2026"],
    ["a time", { type: "time" }, "09:30", "9:30\u202fAM"],
    ["an interval", { type: "timeinterval" }, "01:30:00", "1 hr 30 min"],
    ["yes", { type: "boolean" }, true, "Yes"],
    ["a text", { type: "string" }, "Overdue", "Overdue"],
    ["an option", { type: "choice", options: states }, "Sent", "On its way"],
    ["a record", { type: "reference", refTableId: "2" }, "7", "Acorn Ltd"],
    ["a list of dates", { type: "list", item: { type: "date" } }, ["2026-03-02", "2026-03-03"], "Mar 2, 2026, Mar 3, 2026"],
    ["a list of numbers", { type: "list", item: { type: "number" } }, [1000, 2], "1,000, 2"],
    ["a list of records", { type: "list", item: { type: "reference", refTableId: "2" } }, ["7"], "Acorn Ltd"],
    ["a list of records that are not read", { type: "list", item: { type: "reference", refTableId: "2" } }, ["8"], "#8"],
    ["a list in a list", { type: "list", item: { type: "json" } }, [[1, null], "a"], "1, , a"],
    ["an object", { type: "json" }, { a: [1, null] }, "{\"a\":[1,null]}"],
    ["nothing", { type: "number" }, null, ""],
  ])("%s", (_, result, value, text) => {
    expect(textOf(formula(result), value as Value, { computed: { 7: "Acorn Ltd" } })).toBe(text);
  });

  it("shows an option with its colour", () => {
    render(<ValueView field={formula({ type: "choice", options: states })} value="Sent" links={{}} />);
    expect(screen.getByText("On its way")).toBeVisible();
  });

  it("puts records in order where it has one", () => {
    expect(isSortable(formula({ type: "number" }))).toBe(true);
    expect(isSortable(formula({ type: "list", item: { type: "number" } }))).toBe(false);
    expect(isSortable(fieldOf({ name: "broken", type: "function", expression: "1 +" }))).toBe(false);
    expect(isSortable(fieldOf({ name: "slot", type: "appointment" }))).toBe(true);
  });

  it("is copied so that a spreadsheet reads it", () => {
    expect(copied(formula({ type: "number" }), 1234.5)).toBe("1234.5");
    expect(copied(formula({ type: "date" }), "2026-03-02")).toBe("2026-03-02");
    expect(copied(formula({ type: "list", item: { type: "number" } }), [1, 2] as unknown as Value)).toBe("1, 2");
  });
});
