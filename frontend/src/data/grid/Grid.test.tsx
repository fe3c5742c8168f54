import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { BackendError } from "../../backend";
import { axeFaults } from "../../test/axe";
import { emit, fakes, workspace } from "../../test/fake";
import { active, cell, clipboard, many, open, path, row, selected, short, stored } from "../../test/grid";
import { show } from "../../test/render";
import { answer, events, fieldOf, guests, modules } from "../../test/tables";
import { TablePage } from "../TablePage";

const [app] = modules;
afterEach(() => localStorage.clear());

describe("a table of any length", () => {
  it("draws only the rows in sight, and asks only for these", async () => {
    const { grid } = await open({ fields: short, records: many });
    expect(grid).toHaveAttribute("aria-rowcount", "100002");
    expect(screen.getAllByRole("row").length).toBeLessThan(30);
    expect(fakes.listRecords.mock.calls.map(([, { offset }]) => offset)).toEqual([0]);
    expect(await axeFaults()).toEqual([]);
  });

  it("goes to its end with Ctrl+End, and shows what is there", async () => {
    const { user } = await open({ fields: short, records: many });
    await user.keyboard("{Control>}{End}{/Control}");
    expect(await row("Guest 100000")).toBeInTheDocument();
    expect(active()?.closest("[role=row]")).toHaveTextContent("Type to add a record");
    expect(fakes.listRecords.mock.calls.length).toBeLessThan(5);
  });

  it("draws only the columns in sight of five hundred", async () => {
    const fields = Array.from({ length: 500 }, (_, at) => fieldOf({ name: `f${at}` }));
    const { user, grid } = await open({ fields, records: [{ id: "1", values: { f0: "first", f499: "last" } }] });
    expect(grid).toHaveAttribute("aria-colcount", "501");
    expect(screen.getAllByRole("columnheader").length).toBeLessThan(20);
    await user.keyboard("{End}");
    expect(await screen.findByText("last")).toBeInTheDocument();
    expect(active()).toHaveTextContent("last");
  });
});

describe("by keyboard", () => {
  it("typing begins an edit, Enter saves it and goes down", async () => {
    const { user } = await open();
    await user.keyboard("Zoë{Enter}");
    await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "1", name: "Zoë" }]));
    expect(active()?.closest("[role=row]")).toHaveTextContent("Tom Bauer");
    expect(screen.getByRole("grid")).toHaveFocus();
  });

  it("F2 edits the value, and Esc leaves it as it was", async () => {
    const { user } = await open();
    await user.keyboard("{F2}");
    expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("Ana Ruiz");
    await user.keyboard("!{Escape}");
    expect(fakes.updateRecords).not.toHaveBeenCalled();
    expect(screen.getByRole("grid")).toHaveFocus();
  });

  it("Space turns a yes into a no", async () => {
    const { user } = await open();
    await user.click(await cell("Ana Ruiz", 6));
    await user.keyboard(" ");
    await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "1", vip: false }]));
  });

  it("Delete empties what is selected, and Ctrl+Z brings it back", async () => {
    const { user } = await open();
    await user.click(await cell("Ana Ruiz", 4));
    await user.keyboard("{Shift>}{ArrowRight}{ArrowDown}{/Shift}");
    expect(selected()).toBe(4);
    await user.keyboard("{Delete}");
    await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "1", status: null, seats: null }, { id: "2", status: null, seats: null }]));
    stored(...guests.map((one) => ({ ...one, values: { ...one.values, status: null, seats: null } })));
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(fakes.updateRecords).toHaveBeenLastCalledWith(path, [{ id: "1", status: "Confirmed", seats: 1200.5 }, { id: "2", status: "Invited", seats: null }]));
  });

  it("Tab goes along the cells, and after Esc out of the table", async () => {
    const { user, grid } = await open();
    await user.tab();
    expect(active()).toHaveTextContent("ana@ruiz.example");
    await user.keyboard("{Escape}");
    await user.tab();
    expect(grid).not.toHaveFocus();
  });

  it("keeps its rows until another order has come, and says that it is on its way", async () => {
    const { user } = await open();
    const ask = fakes.listRecords.getMockImplementation();
    const held: (() => void)[] = [];
    fakes.listRecords.mockImplementation(async (...asked) => {
      await new Promise<void>((go) => held.push(go));
      return ask?.(...asked) ?? Promise.reject(new Error("no answer"));
    });
    await user.click(screen.getByRole("columnheader", { name: /Email/ }));
    expect(await screen.findByRole("progressbar", { name: "Loading" })).toBeInTheDocument();
    expect(await row("Ana Ruiz")).toBeInTheDocument();
    held.forEach((go) => go());
    await waitFor(() => expect(screen.queryByRole("progressbar")).toBeNull());
  });

  it("the head sorts, and says so", async () => {
    const { user } = await open();
    await user.keyboard("{ArrowRight}{ArrowUp}{Enter}");
    await waitFor(() => expect(fakes.listRecords).toHaveBeenLastCalledWith(path, expect.objectContaining({ sort: "email", offset: 0 })));
    expect(await screen.findByRole("columnheader", { name: /Email/, hidden: false })).toHaveAttribute("aria-sort", "ascending");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(fakes.listRecords).toHaveBeenLastCalledWith(path, expect.objectContaining({ sort: "-email" })));
  });
});

describe("a value that is refused", () => {
  it("stays in its cell with the reason, and Esc takes it away", async () => {
    fakes.updateRecords.mockRejectedValueOnce(new BackendError({ code: "conflict", id: "record.unique_taken", args: { field: "email" } }));
    const { user } = await open();
    await user.click(await cell("Ana Ruiz", 2));
    await user.keyboard("tom@bauer.example{Enter}{ArrowUp}");
    const refused = await cell("Ana Ruiz", 2);
    await waitFor(() => expect(refused).toHaveAttribute("aria-invalid", "true"));
    expect(refused).toHaveTextContent("tom@bauer.example");
    expect(refused).toHaveTextContent("Not saved:");
    await user.keyboard("{Escape}");
    expect(await cell("Ana Ruiz", 2)).toHaveTextContent("ana@ruiz.example");
  });

  it("is kept when one goes elsewhere, and is not sent", async () => {
    const { user } = await open();
    await user.click(await cell("Ana Ruiz", 5));
    await user.keyboard("many");
    await user.click(await cell("Tom Bauer", 1));
    const refused = await cell("Ana Ruiz", 5);
    expect(refused).toHaveAttribute("aria-invalid", "true");
    expect(refused).toHaveTextContent("many");
    expect(fakes.updateRecords).not.toHaveBeenCalled();
  });
});

describe("what is typed", () => {
  it("is said when its field is gone", async () => {
    const { user, change } = await open();
    await user.click(await cell("Ana Ruiz", 2));
    await user.keyboard("x@y.example");
    change(short.filter(({ name }) => name !== "email"));
    expect(await screen.findByText("“Email” is not in this table any more: what you typed into it was not saved.")).toBeInTheDocument();
    expect(screen.queryByRole("textbox", { name: "Email" })).not.toBeInTheDocument();
    expect(fakes.updateRecords).not.toHaveBeenCalled();
  });

  it("is said when its record is gone", async () => {
    fakes.updateRecords.mockRejectedValueOnce(new BackendError({ code: "not_found", id: "record.not_found", args: { id: "1", table: "guests" } }));
    const { user } = await open();
    await user.keyboard("Zoë{Enter}");
    expect(await screen.findByText("The record was deleted elsewhere. What you typed: “Zoë”")).toBeInTheDocument();
  });
});

describe("a field that Owlet fills in", () => {
  it("says so to who types into it", async () => {
    const { user } = await open({ fields: [...short, fieldOf({ name: "twice", type: "function" })] });
    await user.keyboard("{End}5");
    expect(await screen.findByText("“Twice” cannot be changed here: Owlet fills it in.")).toBeInTheDocument();
  });
});

describe("a formula", () => {
  const fault = { line: 1, column: 1, length: 4, id: "name_unknown_near", args: { name: "seat", near: "seats" }, message: "Field not found: seat" };
  const computed = fieldOf({ name: "twice", type: "function", result: { type: "number" } });

  it("that gave nothing for a record says why, in its cell and beside it", async () => {
    const { user } = await open({ fields: [...short, computed] });
    fakes.listRecords.mockImplementation((of, ask) => answer({ guests, events })(of, ask).then((found) => ({ ...found, problems: { twice: { 1: fault } } })));
    await emit("changed", { workspace: workspace.id, table: "event_planning/guests" });
    const words = "Not computed: There is no field or variable “seat” here. Did you mean “seats”?";
    await waitFor(async () => expect(await cell("Ana", 4)).toHaveTextContent(words));
    expect(await cell("Tom", 4)).not.toHaveTextContent(words);
    await user.keyboard("{End}");
    expect(screen.getAllByText(words)).toHaveLength(2);
  });

  it("is read again when any table of its app changes", async () => {
    await open({ fields: [...short, computed] });
    fakes.listRecords.mockClear();
    await emit("changed", { workspace: workspace.id, table: "badges/printers" });
    await emit("changed", { workspace: workspace.id, table: "event_planning/events" });
    await waitFor(() => expect(fakes.listRecords).toHaveBeenCalledTimes(1));
  });

  it("with faults is marked in its column's head", async () => {
    await open({ fields: [...short, { ...fieldOf({ name: "twice", type: "function" }), expressionErrors: [{ line: 1, column: 1, message: "Field not found: seat" }] }] });
    expect(await screen.findByRole("columnheader", { name: /This formula has faults/ })).toBeInTheDocument();
  });
});

describe("the clipboard", () => {
  it("takes a block with tabs, for a spreadsheet", async () => {
    const { user, grid } = await open();
    await user.keyboard("{Shift>}{ArrowRight}{ArrowDown}{/Shift}");
    const { data, clipboardData } = clipboard();
    fireEvent.copy(grid, { clipboardData });
    await waitFor(() => expect(data["text/plain"]).toBe("Ana Ruiz\tana@ruiz.example\nTom Bauer\t\n"));
    expect(data["text/html"]).toContain("<td");
  });

  it("gives a block to cells that are there and to new records, to be taken back as one", async () => {
    fakes.writeRecords.mockResolvedValue([3]);
    const { user, grid } = await open();
    await user.keyboard("{ArrowDown}");
    fireEvent.paste(grid, clipboard("Tom B.\ttom@b.example\r\nLi Wen\tli@wen.example\r\n"));
    const [changed, added] = [{ name: "Tom B.", email: "tom@b.example" }, { name: "Li Wen", email: "li@wen.example" }];
    await waitFor(() => expect(fakes.writeRecords).toHaveBeenCalledWith(path, [{ id: "2", ...changed }], [added]));
    stored({ ...guests[1]!, values: { ...guests[1]!.values, ...changed } }, { id: "3", values: added });
    await user.keyboard("{Control>}z{/Control}");
    await waitFor(() => expect(fakes.deleteRecords).toHaveBeenCalledWith(path, ["3"]));
    expect(fakes.updateRecords).toHaveBeenLastCalledWith(path, [{ id: "2", name: "Tom Bauer", email: null }]);
  });

  it("asks before it writes hundreds of cells", async () => {
    const { user, grid } = await open({ fields: short, records: many });
    fireEvent.paste(grid, clipboard("x\n".repeat(600)));
    const dialog = within(await screen.findByRole("alertdialog", { name: "Paste into 600 cells?" }));
    expect(fakes.updateRecords).not.toHaveBeenCalled();
    await user.click(dialog.getByRole("button", { name: "Paste into 600 cells" }));
    await waitFor(() => expect(fakes.updateRecords.mock.calls[0]?.[1]).toHaveLength(600));
  });
});

describe("what others write", () => {
  it("appears, and leaves the person at their record and in their edit", async () => {
    const { user } = await open({ fields: short, records: many.slice(5, 50) });
    await user.click(await cell("Guest 8", 1));
    await user.keyboard("{F2}{End}!");
    fakes.listRecords.mockImplementation(answer({ guests: many.slice(0, 50) }));
    await emit("changed", { workspace: workspace.id, table: "event_planning/guests" });
    await waitFor(() => expect(screen.getByRole("grid")).toHaveAttribute("aria-rowcount", "52"));
    expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("Guest 8!");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "8", name: "Guest 8!" }]));
    expect(active()).toHaveTextContent("Guest 9");
  });
});

describe("records that are ticked", () => {
  it("are deleted after they were named, and come back", async () => {
    const { user } = await open();
    await user.keyboard("{ArrowLeft} {ArrowDown} ");
    await user.click(await screen.findByRole("button", { name: "Delete 2 records" }));
    const dialog = within(await screen.findByRole("alertdialog", { name: "Delete 2 records?" }));
    expect(dialog.getByText("Tom Bauer")).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Delete 2 records" }));
    await waitFor(() => expect(fakes.deleteRecords).toHaveBeenCalledWith(path, ["1", "2"]));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(fakes.restoreRecords).toHaveBeenCalledWith(path, guests, { links: [], incomplete: false }));
  });
});

it("records stay when Go refuses to delete them, with the reason", async () => {
  fakes.deleteRecords.mockRejectedValue(new BackendError({ code: "conflict", id: "field.required_by", args: { field: "guest", table: "badges", count: 3 } }));
  const { user } = await open();
  await user.keyboard("{ArrowLeft} ");
  await user.click(await screen.findByRole("button", { name: "Delete record" }));
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete record" }));
  expect(await screen.findByRole("alert")).toHaveTextContent("3 of its records would lose their value");
});

describe("columns", () => {
  it("are hidden and shown again, never all of them", async () => {
    const { user } = await open({ fields: short.slice(0, 2) });
    await user.click(screen.getByRole("button", { name: "Columns" }));
    await user.click(await screen.findByRole("checkbox", { name: "Email" }));
    expect(screen.getByRole("checkbox", { name: "Name" })).toBeDisabled();
    await user.click(screen.getByRole("button", { name: "Show all, reset widths" }));
    expect(screen.getByRole("checkbox", { name: "Email" })).toBeChecked();
  });
});

describe("filters", () => {
  const asked = (where: unknown[]) => waitFor(() => expect(fakes.listRecords).toHaveBeenLastCalledWith(path, expect.objectContaining({ where })));

  it("are asked for in the menu of a column, by keyboard alone, and stand above the table in words", async () => {
    const { user } = await open();
    await user.keyboard("{ArrowRight}{ArrowUp}{Alt>}{ArrowDown}{/Alt}");
    await screen.findByRole("menuitem", { name: "Filter…" });
    await user.keyboard("f{Enter}");
    expect(await screen.findByRole("dialog", { name: "Filter “Email”" })).toBeVisible();
    await user.keyboard("ruiz{Enter}");
    await asked([{ field: "email", is: "contains", value: "ruiz" }]);
    expect(fakes.listRecords.mock.lastCall?.[1].sort).toBe("");
    const bar = within(await screen.findByRole("group", { name: "Filters" }));
    expect(bar.getByRole("button", { name: "Email contains ruiz" })).toBeVisible();
    expect(screen.getByRole("columnheader", { name: /Email.*Filtered/ })).toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole("grid")).toHaveFocus());
    expect(await axeFaults()).toEqual([]);
  });

  it("are remembered, changed and taken away", async () => {
    localStorage.setItem(`view/${workspace.id}/1`, JSON.stringify({ where: [{ field: "name", is: "begins", value: "A" }, { field: "seats", is: "empty" }] }));
    const { user } = await open();
    await asked([{ field: "name", is: "begins", value: "A" }, { field: "seats", is: "empty" }]);
    await user.click(screen.getByRole("button", { name: "Remove the filter of Seats" }));
    await asked([{ field: "name", is: "begins", value: "A" }]);
    await waitFor(() => expect(screen.getByRole("grid")).toHaveFocus());
    await user.click(screen.getByRole("button", { name: "Name begins with A" }));
    await user.type(await screen.findByRole("textbox", { name: "Value" }), "na{Enter}");
    await asked([{ field: "name", is: "begins", value: "Ana" }]);
    await user.click(screen.getByRole("button", { name: "Clear filters" }));
    await asked([]);
    expect(screen.queryByRole("group", { name: "Filters" })).not.toBeInTheDocument();
    expect(localStorage).toHaveLength(0);
  });

  it("name linked records by their titles", async () => {
    localStorage.setItem(`view/${workspace.id}/1`, JSON.stringify({ where: [{ field: "event", is: "one_of", value: ["1"] }] }));
    await open();
    expect(await screen.findByRole("button", { name: "Event is one of Spring fair" })).toBeVisible();
  });

  it("that leave nothing or cannot be asked can still be taken away", async () => {
    localStorage.setItem(`view/${workspace.id}/1`, JSON.stringify({ where: [{ field: "name", is: "begins", value: "Q" }] }));
    fakes.listRecords.mockRejectedValue(new BackendError({ code: "busy", id: "busy", args: {} }));
    const user = show(<TablePage workspace={workspace} modules={modules} place={{ module: app!, table: app!.tables[0]! }} onChoose={() => undefined} onOpenKeys={() => undefined} onOpenReference={() => undefined} />);
    expect(await screen.findByRole("alert")).toBeVisible();
    fakes.listRecords.mockImplementation(answer({ guests, events }));
    await user.click(screen.getByRole("button", { name: "Clear filters" }));
    expect(await row("Ana Ruiz")).toBeInTheDocument();
  });
});

it("F2 goes on at the end of a text", async () => {
  const { user } = await open({ fields: short });
  await user.keyboard("{F2}!{Enter}");
  await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "1", name: "Ana Ruiz!" }]));
});

it.each(["number", "date", "timestamp", "time", "boolean", "timeinterval", "string"] as const)("the filter of a %s has the focus in its first control", async (type) => {
  const { user } = await open({ fields: [fieldOf({ name: "one", type })] });
  await user.keyboard("{ArrowUp}{Alt>}{ArrowDown}{/Alt}");
  await screen.findByRole("menuitem", { name: "Filter…" });
  await user.keyboard("f{Enter}");
  const dialog = await screen.findByRole("dialog", { name: "Filter “One”" });
  await waitFor(() => expect(dialog.querySelector("form")).toContainElement(document.activeElement as HTMLElement));
  expect(["INPUT", "DIV", "SPAN"]).toContain(document.activeElement?.tagName);
});

it("while a filter is on, a line says why no record can be added, and takes the filter away", async () => {
  localStorage.setItem(`view/${workspace.id}/1`, JSON.stringify({ where: [{ field: "seats", is: "empty" }] }));
  const { user } = await open({ fields: short });
  await user.click(await screen.findByRole("button", { name: "Clear the filter to add records" }));
  expect(await screen.findByText("Type to add a record")).toBeInTheDocument();
});
