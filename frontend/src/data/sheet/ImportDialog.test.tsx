import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError, type ImportPlan, type Module, type Table } from "../../backend";
import { axeFaults } from "../../test/axe";
import { emit, fakes, workspace } from "../../test/fake";
import { show } from "../../test/render";
import { columnOf, imported, look, withBad } from "../../test/sheets";
import { fieldOf, modules } from "../../test/tables";
import { ImportDialog } from "./ImportDialog";

const [app] = modules as [Module];
const [guests] = app.tables as [Table];
const file = new File(["Name,Email,Seats,Notes\n"], "guests_2027.csv");
const close = vi.fn();
const openTable = vi.fn();
const refused = (id: string, args = {}) => new BackendError({ code: "invalid", id, args });

beforeEach(() => {
  close.mockReset();
  openTable.mockReset();
  fakes.handOver.mockResolvedValue("f1");
  fakes.lookAtFile.mockResolvedValue(look);
  fakes.fitColumns.mockResolvedValue([]);
  fakes.startImport.mockResolvedValue("j1");
  fakes.importResult.mockResolvedValue(imported);
  fakes.forgetFile.mockResolvedValue(undefined);
  fakes.cancelJob.mockResolvedValue(undefined);
  fakes.saveBadRows.mockResolvedValue({ path: "/home/mara/bad.csv" });
});

const begin = (props: { module?: Module; table?: Table } = { module: app }) =>
  show(<ImportDialog workspaceId={workspace.id} {...props} onClose={close} onOpenTable={openTable} />);
type User = ReturnType<typeof begin>;
const press = async (user: User, name: string) => user.click(await screen.findByRole("button", { name }));

async function pick(user: User) {
  const input = await waitFor(() => {
    const found = document.querySelector<HTMLInputElement>("input[type=file]");
    if (!found) throw new Error("no file input");
    return found;
  });
  await user.upload(input, file);
}

/** Picks the file and goes on to where its columns go. */
async function toMap(user: User) {
  await pick(user);
  await press(user, "Continue");
  await screen.findByRole("list", { name: "Columns of the file" });
}

async function select(user: User, label: RegExp, option: string) {
  await user.click(screen.getByRole("button", { name: label }));
  await user.click(await screen.findByRole("option", { name: option }));
}

const plan = () => fakes.startImport.mock.calls.at(-1)?.[1] as ImportPlan;

describe("into a new table", () => {
  it("goes from the file to its counts, accessible at each step", async () => {
    const user = begin();
    expect(await axeFaults()).toEqual([]);
    await pick(user);
    expect(await screen.findByText(/has 3 rows and 4 columns/)).toBeVisible();
    expect(screen.getByRole("cell", { name: "Tom Bauer" })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await press(user, "Continue");
    expect(await screen.findByRole("textbox", { name: "Name of the new table" })).toHaveValue("Guests 2027");
    expect(screen.getByText("One value does not fit: lots in line 4")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await press(user, "Import");
    expect(await screen.findByText("New records")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    expect(plan()).toMatchObject({
      path: { module: "event_planning", table: "" }, table: { name: "guests_2027", labels: { "": "Guests 2027" } }, mode: "append", strict: false,
      columns: [{ column: 0, field: "name", key: false }, { column: 1, field: "email", key: false }, { column: 2, field: "seats", key: false }],
    });
    await press(user, "Open the table");
    expect(close).toHaveBeenCalled();
    expect(openTable).toHaveBeenCalledWith("event_planning", "guests");
  });

  it("takes another label, another type and fewer columns", async () => {
    const user = begin();
    await toMap(user);
    await user.click(screen.getByRole("checkbox", { name: "Import Email" }));
    await user.clear(screen.getByRole("textbox", { name: "Name of the field for Name" }));
    await user.type(screen.getByRole("textbox", { name: "Name of the field for Name" }), "Guest");
    await select(user, /Type of the field for Seats/, "Text");
    await press(user, "Import");
    await screen.findByText("New records");
    expect(plan().fields).toEqual([{ name: "name", labels: { "": "Guest" }, type: "string" }, { name: "seats", labels: { "": "Seats" }, type: "string" }]);
  });

  it("needs a name for the table, and a column", async () => {
    const user = begin();
    await toMap(user);
    await user.clear(screen.getByRole("textbox", { name: "Name of the new table" }));
    await press(user, "Import");
    expect(await screen.findByText("Give the new table a name.")).toBeVisible();
    for (const name of ["Name", "Email", "Seats"]) await user.click(screen.getByRole("checkbox", { name: `Import ${name}` }));
    await press(user, "Import");
    expect(await screen.findByText("Choose at least one column to import.")).toBeVisible();
    expect(fakes.startImport).not.toHaveBeenCalled();
  });

  it("makes an app for it where there is none", async () => {
    const user = begin({});
    await toMap(user);
    await press(user, "Import");
    await screen.findByText("New records");
    expect(fakes.createModule).toHaveBeenCalledWith(workspace.id, { name: "guests_2027", labels: { "": "Guests 2027" } });
    expect(plan().path).toEqual({ workspace: workspace.id, module: "guests_2027", table: "" });
    expect(fakes.deleteModule).not.toHaveBeenCalled();
  });

  it.each([
    ["was cancelled", () => fakes.importResult.mockResolvedValue({ ...imported, cancelled: true }), /was cancelled/],
    ["was refused", () => fakes.importResult.mockResolvedValue({ ...withBad, refused: true }), /one row does not fit/],
    ["failed", () => fakes.importResult.mockRejectedValue(refused("import.empty")), /Nothing was imported/],
  ])("takes the app away again when the import %s", async (_, end, told) => {
    end();
    const user = begin({});
    await toMap(user);
    await press(user, "Import");
    expect(await screen.findByText(told)).toBeVisible();
    expect(fakes.deleteModule).toHaveBeenCalledWith(workspace.id, "guests_2027");
  });
});

describe("into a table", () => {
  it("sends columns to the fields they fit, updates by a key and refuses all for one bad row when asked to", async () => {
    const user = begin({ module: app, table: guests });
    await toMap(user);
    await user.click(screen.getByRole("radio", { name: "Update records, and add what is missing" }));
    await user.click(screen.getByRole("radio", { name: "Import nothing" }));
    await select(user, /Field for Seats/, "Leave out");
    await press(user, "Import");
    await screen.findByText("New records");
    expect(plan()).toMatchObject({
      path: { table: "guests" }, table: null, fields: [], mode: "upsert", strict: true,
      columns: [{ column: 0, field: "name", key: false }, { column: 1, field: "email", key: true }],
    });
  });

  it("asks whether links are written by name or by record id, and warns of values that do not fit a field", async () => {
    const table: Table = { ...guests, fields: [...(guests.fields ?? []), fieldOf({ name: "host", type: "reference", refTableId: "9" })] };
    const columns = [...look.columns, columnOf({ name: "Host", fits: "host", sample: "1" })];
    fakes.lookAtFile.mockResolvedValue({ ...look, columns });
    const linked = { column: 4, filled: 3, valid: 3, misfit: null, by: "title", sample: "1", link: { id: 4, title: "1" } } as const;
    fakes.fitColumns.mockImplementation((_id, _path, _options, asked) => Promise.resolve([
      { ...linked, column: 2, by: "", sample: "", link: null, valid: 2, misfit: { line: 4, value: "lots" } },
      asked.at(-1)?.by === "id" ? { ...linked, by: "id", link: { id: 1, title: "Zeta" } } : linked,
    ]));
    const user = begin({ module: app, table });
    await toMap(user);
    expect(await screen.findByText("1 links to 1 (#4)")).toBeVisible();
    expect(screen.getByText("One value of 3 does not fit, for example lots in line 4")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await select(user, /Links in Host/, "By record id");
    expect(await screen.findByText("1 links to Zeta (#1)")).toBeVisible();
    await press(user, "Import");
    await screen.findByText("New records");
    expect(plan().columns.at(-1)).toEqual({ column: 4, field: "host", key: false, by: "id" });
  });

  it("needs a key to update by", async () => {
    const table = { ...guests, fields: guests.fields?.map((field) => ({ ...field, unique: false })) ?? [] };
    const user = begin({ module: app, table });
    await toMap(user);
    await user.click(screen.getByRole("radio", { name: "Update records" }));
    await press(user, "Import");
    expect(await screen.findByText(/Choose the field by which records are found/)).toBeVisible();
    await select(user, /Find records by/, "Name");
    await press(user, "Import");
    await screen.findByText("New records");
    expect(plan().columns[0]).toEqual({ column: 0, field: "name", key: true, by: "" });
  });
});

describe("the file", () => {
  it("is read again as a person says", async () => {
    const user = begin();
    await pick(user);
    await screen.findByText(/has 3 rows and 4 columns/);
    fakes.lookAtFile.mockResolvedValue({ ...look, columns: look.columns.slice(0, 1), options: { ...look.options, delimiter: ";" } });
    await select(user, /Columns are separated by/, "Semicolon");
    expect(await screen.findByText(/has 3 rows and one column|has 3 rows and 1 column/)).toBeVisible();
    expect(fakes.lookAtFile).toHaveBeenLastCalledWith("f1", expect.anything(), expect.objectContaining({ delimiter: ";", numbers: "" }));
  });

  it("takes the names of the columns from the line that a person chooses, or from none", async () => {
    const user = begin();
    await pick(user);
    await screen.findByText(/has 3 rows and 4 columns/);
    await select(user, /The names of the columns are in/, "Line 2: Ana Ruiz, ana@ruiz.example, 2");
    await waitFor(() => expect(fakes.lookAtFile).toHaveBeenLastCalledWith("f1", expect.anything(), expect.objectContaining({ header: true, from: 2 })));
    await select(user, /The names of the columns are in/, "No line: the columns have no names");
    await waitFor(() => expect(fakes.lookAtFile).toHaveBeenLastCalledWith("f1", expect.anything(), expect.objectContaining({ header: false, from: 0 })));
  });

  it("that cannot be handed over or read leaves the way to another", async () => {
    fakes.handOver.mockRejectedValueOnce(refused("import.empty"));
    const user = begin();
    await pick(user);
    expect(await screen.findByRole("alert")).toHaveTextContent("The file is empty.");
    fakes.lookAtFile.mockRejectedValueOnce(refused("import.empty"));
    await pick(user);
    await waitFor(() => expect(fakes.lookAtFile).toHaveBeenCalled());
    expect(await screen.findByRole("alert")).toHaveTextContent("The file is empty.");
    await pick(user);
    expect(await screen.findByText(/has 3 rows/)).toBeVisible();
    expect(fakes.forgetFile).toHaveBeenCalledWith("f1");
  });

  it.each([
    ["file.picture", "“guests_2027.csv” is a picture, not a sheet."],
    ["file.ods", "“guests_2027.csv” is an OpenDocument sheet. Open it in Calc, save it as .xlsx or CSV and choose that."],
  ])("that is no sheet is refused as what it is: %s", async (id, sentence) => {
    fakes.lookAtFile.mockRejectedValueOnce(refused(id, { file: "guests_2027.csv" }));
    const user = begin();
    await pick(user);
    expect(await screen.findByRole("alert")).toHaveTextContent(sentence.replaceAll(/[“”]/g, "\""));
    expect(screen.getByRole("button", { name: "Choose a file" })).toBeVisible();
  });

  it("is left only after a question, and forgotten then", async () => {
    const user = begin();
    await toMap(user);
    await user.keyboard("{Escape}");
    await press(user, "Go on");
    expect(close).not.toHaveBeenCalled();
    await waitFor(() => expect(screen.getByRole("dialog")).toContainElement(document.activeElement as HTMLElement));
    await user.keyboard("{Escape}");
    await press(user, "Stop the import");
    expect(close).toHaveBeenCalled();
  });
});

describe("the import", () => {
  it("tells how far it is, and can be cancelled", async () => {
    let end: (result: typeof imported) => void = () => undefined;
    fakes.importResult.mockReturnValue(new Promise((done) => { end = done; }));
    const user = begin();
    await toMap(user);
    await press(user, "Import");
    await waitFor(() => expect(fakes.importResult).toHaveBeenCalled());
    await emit("progress", { job: "j1", phase: "write", done: 1200, total: 4000 });
    expect(screen.getByRole("progressbar", { name: "Writing records" })).toHaveAttribute("aria-valuenow", "1200");
    expect(screen.getByText("1,200 of about 4,000 rows")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await press(user, "Cancel");
    expect(fakes.cancelJob).toHaveBeenCalledWith("j1");
    end({ ...imported, cancelled: true });
    expect(await screen.findByText("The import was cancelled. Nothing has changed.")).toBeVisible();
    await press(user, "Back");
    expect(await screen.findByRole("textbox", { name: "Name of the new table" })).toHaveValue("Guests 2027");
  });

  it("that fails says why, and leads back", async () => {
    fakes.startImport.mockRejectedValueOnce(refused("import.field_unknown", { field: "seats", table: "guests" }));
    const user = begin();
    await toMap(user);
    await press(user, "Import");
    expect(await screen.findByRole("alert")).toHaveTextContent(/Nothing was imported\..*seats/);
    await press(user, "Back");
    await press(user, "Import");
    expect(await screen.findByText("New records")).toBeVisible();
  });

  it("lists the rows that were left out, and saves them with reasons", async () => {
    fakes.importResult.mockResolvedValue(withBad);
    const user = begin();
    await toMap(user);
    await press(user, "Import");
    const rows = within(await screen.findByRole("region", { name: "Rows that do not fit" }));
    expect(rows.getByRole("cell", { name: /“lots” is not a number|lots.* is not a number/ })).toBeVisible();
    expect(rows.getByRole("cell", { name: /li@wen.example.* is taken by the record/ })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await press(user, "Save these rows as CSV");
    expect(await screen.findByText("The rows that were left out are saved.")).toBeVisible();
    const [job, name, words] = fakes.saveBadRows.mock.calls[0] ?? [];
    expect([job, name]).toEqual(["j1", "guests_2027 - rows left out.csv"]);
    expect(words?.sentences["cell.not_a_number"]).toMatch(/is not a number/);
    expect(words?.sentences["csv.quote"]).toMatch(/is not closed/);
    expect(words?.names).toMatchObject({ field: { seats: "Seats" }, format: { us: "1,234.56" } });
    fakes.saveBadRows.mockRejectedValue(refused("import.empty"));
    await press(user, "Save these rows as CSV");
    expect(await screen.findByText("The file is empty.")).toBeVisible();
  });
});
