import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, type Module } from "../backend";
import { axeFaults } from "../test/axe";
import { fakes, workspace } from "../test/fake";
import { show } from "../test/render";
import { answer, events, fieldOf, guests, modules, named } from "../test/tables";
import { changesOf } from "./draft";
import { TablePage } from "./TablePage";

const path = { workspace: workspace.id, module: "event_planning", table: "guests" };
const open = (apps: Module[] = modules) =>
  show(<TablePage workspace={workspace} modules={apps} place={{ module: apps[0]!, table: apps[0]!.tables[0]! }} onChoose={() => undefined} onOpenKeys={() => undefined} onOpenReference={() => undefined} />);
const row = (name: string) => screen.findByRole("row", { name: new RegExp(name) });

/** Opens the first record from the keyboard. */
async function openAna(user: ReturnType<typeof open>) {
  (await screen.findByRole("grid")).focus();
  await user.keyboard("{Control>}{Enter}{/Control}");
}

beforeEach(() => {
  fakes.listRecords.mockImplementation(answer({ guests, events }));
  fakes.findRecords.mockResolvedValue(named(events));
});

describe("a new record", () => {
  it("takes each value in a field of its type", async () => {
    const user = open();
    await user.click(await screen.findByRole("button", { name: "New record" }));
    const dialog = within(await screen.findByRole("dialog", { name: "New record in “Guests”" }));
    await user.type(dialog.getByRole("textbox", { name: "Name (required)" }), "Li Wen");
    await user.click(dialog.getByRole("button", { name: /Status/ }));
    await user.click(await screen.findByRole("option", { name: "Invited" }));
    await user.type(dialog.getByRole("textbox", { name: "Seats" }), "1,200.5");
    await user.click(dialog.getByRole("radio", { name: "Yes" }));
    await user.type(await dialog.findByRole("combobox", { name: "Event" }), "spr");
    await user.click(await screen.findByRole("option", { name: "Spring fair" }));
    expect(await axeFaults()).toEqual([]);
    await user.click(dialog.getByRole("button", { name: "Create record" }));
    await waitFor(() => expect(fakes.createRecords).toHaveBeenCalledWith(path, [
      { name: "Li Wen", event: "1", status: "Invited", seats: 1200.5, vip: true },
    ]));
    expect(await screen.findByText("The record was created.")).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  });

  it("is sent with Enter, also from a number that was just typed", async () => {
    const user = open();
    await user.click(await screen.findByRole("button", { name: "New record" }));
    await user.type(await screen.findByRole("textbox", { name: "Seats" }), "3{Enter}");
    await waitFor(() => expect(fakes.createRecords).toHaveBeenCalledWith(path, [{ seats: 3 }]));
  });

  it("says beside the field what Go refuses about it", async () => {
    fakes.createRecords.mockRejectedValue(new BackendError({ code: "invalid", id: "field.required", args: { field: "name", record: 1 } }));
    const user = open();
    await user.click(await screen.findByRole("button", { name: "New record" }));
    await user.click(await screen.findByRole("button", { name: "Create record" }));
    const name = screen.getByRole("textbox", { name: "Name (required)" });
    await waitFor(() => expect(name).toHaveAccessibleDescription('Field "name" is required.'));
    await waitFor(() => expect(name).toHaveFocus());
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it("says what concerns no field of its own below them", async () => {
    fakes.createRecords.mockRejectedValue(new BackendError({ code: "busy", id: "busy", args: {} }));
    const user = open();
    await user.click(await screen.findByRole("button", { name: "New record" }));
    await user.click(await screen.findByRole("button", { name: "Create record" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The workspace is busy with another change.");
  });

  it("shows what nobody can write as such", async () => {
    const [app] = modules;
    const fields = [fieldOf({ name: "name" }), fieldOf({ name: "total", type: "function", expression: "1 + 1" }), fieldOf({ name: "visits", type: "reverse", refTableId: "2" })];
    const user = open([{ ...app!, tables: [{ ...app!.tables[0]!, fields }, app!.tables[1]!] }]);
    await user.click(await screen.findByRole("button", { name: "New record" }));
    expect(await screen.findByText("Computed from other fields; nobody can write it.")).toBeVisible();
    expect(screen.getByText("Linked from “Events”; change it there.")).toBeVisible();
  });
});

describe("a record that is there", () => {
  it("opens by keyboard, and sends only what changed", async () => {
    const user = open();
    await openAna(user);
    const dialog = within(await screen.findByRole("dialog", { name: "Edit “Ana Ruiz”" }));
    expect(dialog.getByRole("textbox", { name: "Seats" })).toHaveValue("1,200.5");
    expect(await dialog.findByRole("combobox", { name: "Event" })).toHaveValue("Spring fair");
    await user.clear(dialog.getByRole("textbox", { name: "Email" }));
    await user.click(dialog.getByRole("radio", { name: "No" }));
    await user.click(dialog.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(fakes.updateRecords).toHaveBeenCalledWith(path, [{ id: "1", email: null, vip: false }]));
    expect(await screen.findByText("The record was saved.")).toBeVisible();
  });

  it("opens with a double click on its number, and Esc gives the focus back", async () => {
    const user = open();
    await user.dblClick((await row("Ana Ruiz")).querySelector("[aria-colindex='1']")!);
    await screen.findByRole("dialog", { name: "Edit “Ana Ruiz”" });
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    await waitFor(() => expect(screen.getByRole("grid")).toHaveFocus()); // given back one frame after the dialog is gone
    expect(fakes.updateRecords).not.toHaveBeenCalled();
  });

  it("is not written when nothing changed", async () => {
    const user = open();
    await openAna(user);
    await user.click(await screen.findByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(fakes.updateRecords).not.toHaveBeenCalled();
  });
});

describe("records that are ticked", () => {
  it("are deleted after they were named", async () => {
    const user = open();
    for (const name of ["Ana Ruiz", "Tom Bauer"]) await user.click((await row(name)).querySelector("[data-act=tick]")!);
    expect(await screen.findByText("2 records selected")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Delete 2 records" }));
    const dialog = within(await screen.findByRole("alertdialog", { name: "Delete 2 records?" }));
    expect(dialog.getByText("Tom Bauer")).toBeVisible();
    await waitFor(() => expect(dialog.getByRole("button", { name: "Cancel" })).toHaveFocus());
    expect(await axeFaults()).toEqual([]);
    await user.click(dialog.getByRole("button", { name: "Delete 2 records" }));
    expect(fakes.deleteRecords).toHaveBeenCalledWith(path, ["1", "2"]);
    expect(await screen.findByText("2 records were deleted.")).toBeVisible();
    await waitFor(() => expect(screen.queryByText("2 records selected")).not.toBeInTheDocument());
  });

  it("stay when Go refuses, with the reason", async () => {
    const error = { code: "conflict", id: "field.required_by", args: { field: "guest", table: "badges", count: 3 } };
    fakes.deleteRecords.mockRejectedValue(new BackendError(error));
    const user = open();
    await openAna(user);
    await user.click(await screen.findByRole("button", { name: "Delete…" }));
    await user.click(await screen.findByRole("button", { name: "Delete record" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("3 of its records would lose their value");
  });
});

describe("changesOf", () => {
  const fields = [fieldOf({ name: "name" }), fieldOf({ name: "tags", type: "multi" }), fieldOf({ name: "sum", type: "function" })];
  it("leaves out what is empty in a new record, and what nobody can write", () => {
    expect(changesOf(fields, { name: "", tags: [], sum: 3 }, undefined)).toEqual({});
  });
  it("clears what was taken away, and drops lines that were left empty", () => {
    expect(changesOf(fields, { name: "", tags: ["a", " "] }, { name: "x", tags: null })).toEqual({ name: null, tags: ["a"] });
  });
});
