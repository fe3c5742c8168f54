import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, type Field, type Losses } from "../../backend";
import { axeFaults } from "../../test/axe";
import { fakes, workspace } from "../../test/fake";
import { show } from "../../test/render";
import { fieldOf, guestFields, modules } from "../../test/tables";
import { FieldsPanel } from "./FieldsPanel";

const [app] = modules;
const path = { workspace: workspace.id, module: "event_planning", table: "guests" };
const lost = (part: Partial<Losses>): Losses => ({ tables: 0, records: 0, values: 0, links: 0, fields: [], ...part });

/** Shows the fields of the guests, or those given in their place. */
const open = (fields: Field[] = guestFields) => {
  const table = { ...app!.tables[0]!, fields };
  return show(<FieldsPanel path={path} place={{ module: app!, table }} modules={modules} onOpenTable={() => undefined} />);
};
type User = ReturnType<typeof open>;

/** Chooses the type of a new field by typing. */
async function choose(user: User, words: string) {
  await user.click(screen.getByRole("button", { name: "New field" }));
  await user.type(await screen.findByRole("searchbox", { name: "Search types" }), `${words}{Enter}`);
  return within(await screen.findByRole("dialog", { name: /^New field: / }));
}

async function act(user: User, name: string, item: string) {
  await user.click(await screen.findByRole("button", { name: `Actions for ${name}` }));
  await user.click(await screen.findByRole("menuitem", { name: item }));
}

beforeEach(() => {
  fakes.updateField.mockImplementation((_, name) => Promise.resolve(fieldOf({ name })));
});

describe("the types", () => {
  it("are shown in groups, each with what it is for and an example", async () => {
    const user = open();
    await user.click(screen.getByRole("button", { name: "New field" }));
    const dialog = within(await screen.findByRole("dialog", { name: "New field in “Guests”" }));
    expect(dialog.getAllByRole("option")).toHaveLength(21);
    expect(dialog.getByRole("option", { name: /Appointment/ })).toHaveTextContent("From when to when: a start and an end.");
    expect(within(dialog.getByRole("group", { name: "Dates and times" })).getAllByRole("option")).toHaveLength(5);
    expect(await axeFaults()).toEqual([]);
  });

  it("are found by other words for them, and say when there is none", async () => {
    const user = open();
    await user.click(screen.getByRole("button", { name: "New field" }));
    const search = await screen.findByRole("searchbox", { name: "Search types" });
    await user.type(search, "dropdown");
    expect(screen.getAllByRole("option")).toHaveLength(1);
    expect(screen.getByRole("option", { name: /Choice/ })).toBeVisible();
    await user.clear(search);
    await user.type(search, "qqq");
    expect(screen.getByText("No type matches.")).toBeVisible();
  });

  it("offer only the rules that fit them", async () => {
    const user = open();
    const asked = await choose(user, "memo");
    expect(asked.getAllByRole("checkbox").map((box) => box.getAttribute("name"))).toEqual(["required", "search"]);
    await user.click(asked.getByRole("button", { name: "Other type" }));
    await user.type(await screen.findByRole("searchbox", { name: "Search types" }), "number{Enter}");
    await screen.findByRole("dialog", { name: "New field: Number" });
    expect(screen.getAllByRole("checkbox").map((box) => box.getAttribute("name"))).toEqual(["required", "unique", "index"]);
  });
});

describe("a new field", () => {
  it("is made with its rules by keyboard alone", async () => {
    const user = open();
    const asked = await choose(user, "email");
    expect(asked.getByRole("textbox", { name: "Field name" })).toHaveFocus();
    await user.keyboard("Billing address");
    expect(await asked.findByText("billing_address")).toBeVisible();
    await user.click(asked.getByRole("checkbox", { name: "Unique" }));
    await user.click(asked.getByRole("textbox", { name: "Field name" }));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(fakes.createFields).toHaveBeenCalledWith(path, [{
      type: "string", variant: "email", name: "billing_address", labels: { "": "Billing address" }, required: false, unique: true, index: false, search: false,
    }]));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  });

  it("of choices takes options one by one and as lines, and puts them in order", async () => {
    const user = open();
    const asked = await choose(user, "dropdown");
    await user.keyboard("State");
    await user.click(asked.getByRole("textbox", { name: "Add an option" }));
    await user.keyboard("Draft{Enter}");
    await user.paste("Sent\nPaid\n");
    const names = () => asked.getAllByRole("textbox", { name: "Name of the option" }).map((input) => (input as HTMLInputElement).value);
    expect(names()).toEqual(["Draft", "Sent", "Paid"]);
    expect(fakes.createFields).not.toHaveBeenCalled();
    await user.click(asked.getAllByRole("textbox", { name: "Name of the option" })[2]!);
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    expect(names()).toEqual(["Draft", "Paid", "Sent"]);
    await user.click(asked.getByRole("button", { name: "Color of Draft" }));
    await user.click(await screen.findByRole("option", { name: "Gray" }));
    await user.click(asked.getByRole("button", { name: "Remove Sent" }));
    expect(await axeFaults()).toEqual([]);
    await user.click(asked.getByRole("button", { name: "Create field" }));
    await waitFor(() => expect(fakes.createFields).toHaveBeenCalled());
    expect(fakes.createFields.mock.calls[0]![1][0]!.options).toEqual([
      { name: "Draft", color: "#64748b", order: 0 }, { name: "Paid", color: expect.stringMatching(/^#/) as string, order: 1 },
    ]);
  });

  it("of choices says beside them what is wrong", async () => {
    const user = open();
    const asked = await choose(user, "dropdown");
    await user.keyboard("State");
    await user.click(asked.getByRole("button", { name: "Create field" }));
    expect(await asked.findByText("Add at least one option.")).toBeVisible();
    expect(fakes.createFields).not.toHaveBeenCalled();
    expect(asked.getByRole("textbox", { name: "Add an option" })).toHaveFocus();
    await user.keyboard("Neu{Enter}{Enter}neu{Enter}");
    expect(await asked.findByText("“Neu” is there already.")).toBeVisible();
    expect(asked.getByRole("textbox", { name: "Add an option" })).toHaveValue("neu");
    expect(fakes.createFields).not.toHaveBeenCalled();
  });

  it("that links says what it makes in the other table", async () => {
    const user = open();
    const asked = await choose(user, "relation");
    expect(asked.getByText("Each record of “Guests” can point to one record of “Events”. “Events” gets a field of its own that lists them.")).toBeVisible();
    await user.keyboard("Fair{Enter}");
    await waitFor(() => expect(fakes.createFields).toHaveBeenCalledWith(path, [expect.objectContaining({ type: "reference", name: "fair", refTableName: "events" })]));
  });

  it("with a formula shows the faults Go finds", async () => {
    const fault = { line: 1, column: 4, length: 0, id: "syntax.unexpected", args: { found: "end of text", expected: "a value" }, message: "Unexpected end of text, expected a value" };
    fakes.checkFormula.mockImplementation((_, { text }) => Promise.resolve({ faults: text === "a *" ? [fault] : [], type: "any" }));
    fakes.createFields.mockResolvedValueOnce([fieldOf({ name: "total", type: "function", expression: "a *", expressionErrors: [{ line: 1, column: 4, message: fault.message }] })]);
    const user = open();
    const asked = await choose(user, "formula");
    expect(asked.queryByRole("checkbox")).not.toBeInTheDocument();
    await user.keyboard("Total");
    await user.type(await asked.findByRole("textbox", { name: "Formula" }), "a *");
    await user.click(await asked.findByRole("button", { name: "Line 1, column 4: end of text cannot stand here: a value is missing." }));
    expect(asked.getByRole("textbox", { name: "Formula" })).toHaveFocus();
    await user.click(asked.getByRole("button", { name: "Create field" }));
    expect(await screen.findByText("Line 1, column 4: end of text cannot stand here: a value is missing.")).toBeVisible();
    expect(fakes.createFields).toHaveBeenCalledWith(path, [expect.objectContaining({ expression: "a *" })]);
  });

  it("says beside its name that this is taken", async () => {
    fakes.createFields.mockRejectedValueOnce(new BackendError({ code: "conflict", id: "field.name_taken", args: { table: "guests", field: "email" } }));
    const user = open();
    const asked = await choose(user, "email");
    await user.keyboard("Email");
    await user.click(asked.getByRole("button", { name: "Create field" }));
    expect(await asked.findByText('Table "guests" already has a field called "email".')).toBeVisible();
    expect(asked.getByRole("textbox", { name: "Technical name" })).toHaveFocus();
  });
});

describe("a field that is there", () => {
  it("gets another type where it holds no value, in its place and under its name", async () => {
    fakes.deleteFieldsLosses.mockResolvedValue(lost({}));
    const user = open();
    await act(user, "Seats", "Edit field…");
    await user.click(await screen.findByRole("button", { name: "Change type…" }));
    await user.type(await screen.findByRole("searchbox", { name: "Search types" }), "phone{Enter}");
    await user.click(await screen.findByRole("button", { name: "Save" }));
    await waitFor(() => expect(fakes.replaceField).toHaveBeenCalledWith(path, "seats", expect.objectContaining({ type: "string", variant: "phone", name: "seats", labels: { "": "Seats" } })));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  });

  it("says why its type stays while records hold values", async () => {
    fakes.deleteFieldsLosses.mockResolvedValue(lost({ values: 2 }));
    const user = open();
    await act(user, "Seats", "Edit field…");
    expect(await screen.findByText(/The type stays while 2 records hold a value in this field/)).toBeVisible();
    expect(screen.queryByRole("button", { name: "Change type…" })).not.toBeInTheDocument();
  });

  it("shows what cannot change", async () => {
    const user = open();
    await act(user, "Event", "Edit field…");
    const asked = within(await screen.findByRole("dialog", { name: "Edit the field “Event”" }));
    expect(asked.getByText("Linked with “Events”")).toBeVisible();
    expect(asked.getByText("reference")).toBeVisible();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.getByRole("button", { name: "Actions for Event" })).toHaveFocus());
  });

  it("says at the switch why records stand against it", async () => {
    fakes.updateField.mockRejectedValueOnce(new BackendError({ code: "invalid", id: "field.required_missing", args: { field: "seats", count: 3, id: 7 } }));
    const user = open();
    await act(user, "Seats", "Edit field…");
    const asked = within(await screen.findByRole("dialog", { name: "Edit the field “Seats”" }));
    await user.click(asked.getByRole("checkbox", { name: "Required" }));
    await user.click(asked.getByRole("button", { name: "Save" }));
    const sentence = 'Field "seats" cannot become required. Records without a value: 3, the first is record 7.';
    expect(await asked.findByText(sentence)).toBeVisible();
    expect(asked.getByRole("checkbox", { name: "Required" })).toHaveAccessibleDescription(expect.stringContaining(sentence));
    await user.click(asked.getByRole("checkbox", { name: "Required" }));
    expect(asked.queryByText(sentence)).not.toBeInTheDocument();
  });

  it("says first what is lost with an option", async () => {
    fakes.fieldLosses.mockResolvedValue(lost({ values: 12 }));
    const user = open();
    await act(user, "Status", "Edit field…");
    const asked = within(await screen.findByRole("dialog", { name: "Edit the field “Status”" }));
    await user.click(asked.getByRole("button", { name: "Remove Invited" }));
    await user.click(asked.getByRole("button", { name: "Save" }));
    const alert = within(await screen.findByRole("alertdialog", { name: "Remove options that are in use?" }));
    expect(alert.getByText(/12 records have an option chosen that you removed, and lose it./)).toBeVisible();
    expect(fakes.updateField).not.toHaveBeenCalled();
    await user.click(alert.getByRole("button", { name: "Remove and save" }));
    await waitFor(() => expect(fakes.updateField).toHaveBeenCalledWith(path, "status", expect.objectContaining({ options: [{ id: "1", name: "Confirmed", color: "#2e7d4f", order: 0 }] })));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  });

  it("keeps its internal name once records have values, and can change it before", async () => {
    fakes.deleteFieldsLosses.mockResolvedValueOnce(lost({ values: 2 }));
    const user = open();
    await act(user, "Seats", "Edit field…");
    expect(await screen.findByText("It stays: records and tools rely on it.")).toBeVisible();
    await user.keyboard("{Escape}");
    await act(user, "Vip", "Edit field…");
    expect(await screen.findByRole("button", { name: "Change" })).toBeVisible();
  });

  it("is moved by the menu", async () => {
    const user = open();
    await act(user, "Email", "Move up");
    expect(fakes.reorderFields).toHaveBeenCalledWith(path, ["email", "name", "event", "status", "seats", "vip", "arrives"]);
  });

  it("is deleted after its values and the other end of its link were named", async () => {
    const field = { moduleName: "event_planning", tableName: "events", fieldName: "guests", type: "reverse" } as const;
    fakes.deleteFieldsLosses.mockResolvedValue(lost({ values: 2, fields: [field] }));
    const user = open();
    await act(user, "Event", "Delete field…");
    const alert = within(await screen.findByRole("alertdialog", { name: "Delete the field “Event”?" }));
    expect(await alert.findByText("The values of 2 records are deleted with it.")).toBeVisible();
    expect(alert.getByText("in “Events”")).toBeVisible();
    await user.click(alert.getByRole("button", { name: "Delete field" }));
    await waitFor(() => expect(fakes.deleteFields).toHaveBeenCalledWith(path, ["event"]));
    await waitFor(() => expect(screen.getByRole("button", { name: "New field" })).toHaveFocus());
  });
});

it("a table without fields begins with one", async () => {
  const user = open([]);
  expect(screen.getByText("This table has no fields yet")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "New field" }));
  expect(await screen.findByRole("dialog", { name: "New field in “Guests”" })).toBeVisible();
});
