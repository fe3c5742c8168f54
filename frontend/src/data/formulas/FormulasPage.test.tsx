import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { CodeFault, FormulaEntry } from "../../backend";
import { axeFaults } from "../../test/axe";
import { emit, fakes, workspace } from "../../test/fake";
import { show } from "../../test/render";
import { fieldOf, moduleOf, tableOf } from "../../test/tables";
import { FormulasPage } from "./FormulasPage";

const fault: CodeFault = { line: 1, column: 1, length: 4, id: "name_unknown_near", args: { name: "seat", near: "seats" }, message: "Field not found: seat" };
const formula = (name: string, expression: string) => fieldOf({ name, type: "function", expression });
const guests = tableOf({
  id: "1", name: "guests", labels: { "": "Guests" },
  fields: [fieldOf({ name: "seats", type: "number" }), { ...formula("twice", "seats * 2"), result: { type: "number" } }, formula("wrong", "seat + 1"), { ...formula("both", "twice + wrong"), result: { type: "number" } }],
});
const events = tableOf({ id: "2", name: "events", labels: { "": "Events" }, fields: [{ ...formula("all", "guests.twice"), result: { type: "list", item: { type: "number" } } }] });
const app = moduleOf({ name: "planning", labels: { "": "Planning" }, tables: [guests, events] });
const entry = (table: string, field: string, text: string, reads: [string, string][], faults: CodeFault[] = []): FormulaEntry =>
  ({ table, field, text, type: "number", faults, reads: reads.map(([of, name]) => ({ table: of, field: name })) });
const entries = [
  entry("guests", "twice", "seats * 2", [["guests", "seats"]]),
  entry("guests", "wrong", "seat + 1", [], [fault]),
  entry("guests", "both", "twice + wrong", [["guests", "twice"], ["guests", "wrong"]]),
  entry("events", "all", "guests.twice", [["guests", ""], ["guests", "twice"]]),
];
const openTable = vi.fn();
const open = () => show(<FormulasPage workspace={workspace} module={app} onOpenTable={openTable} />);
const names = async () => (await screen.findAllByRole("rowheader")).map((cell) => cell.textContent);
const row = (name: RegExp) => within(screen.getByRole("row", { name }));

beforeEach(() => {
  openTable.mockReset();
  fakes.listFormulas.mockResolvedValue(entries);
});

describe("the formulas of an app", () => {
  it("stand in the order in which they are computed, with what each reads and gives", async () => {
    open();
    expect(await names()).toEqual(["TwiceGuests", "WrongGuests", "BothGuests", "AllEvents"]);
    expect(row(/^All/).getByText("List: Number")).toBeVisible();
    expect(row(/^All/).getByText("Guests: Twice")).toBeVisible();
    expect(row(/^All/).getByText("Guests (records)")).toBeVisible();
    expect(row(/^Twice/).getByText("Computes")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
  });

  it("say what is wrong, and which of them read one that is", async () => {
    const user = open();
    await names();
    expect(row(/^Wrong/).getByText("Line 1, column 1: There is no field or variable “seat” here. Did you mean “seats”?")).toBeVisible();
    expect(row(/^Both/).getByText("It reads “Wrong”, which is not computed.")).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: "Only those with faults" }));
    expect(await names()).toEqual(["WrongGuests", "BothGuests"]);
  });

  it("are found by any of their words", async () => {
    const user = open();
    await names();
    await user.type(screen.getByRole("searchbox", { name: "Search formulas" }), "seats *");
    expect(await names()).toEqual(["TwiceGuests"]);
    await user.type(screen.getByRole("searchbox", { name: "Search formulas" }), "zzz");
    expect(await screen.findByText("No formula matches.")).toBeVisible();
  });

  it("lead to their tables, and are edited", async () => {
    const user = open();
    await names();
    await user.click(row(/^All/).getByRole("button", { name: "Events" }));
    expect(openTable).toHaveBeenCalledWith("events");
    await user.click(screen.getByRole("button", { name: "Edit Twice" }));
    expect(await screen.findByRole("dialog", { name: "Edit the field “Twice”" })).toBeVisible();
  });

  it("are asked for again when the app is changed, and may be none", async () => {
    open();
    await names();
    fakes.listFormulas.mockResolvedValue([]);
    await emit("changed", { workspace: workspace.id, table: "" });
    await waitFor(() => expect(screen.getByText("No formulas yet")).toBeVisible());
  });
});
