import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError } from "../../backend";
import { axeFaults } from "../../test/axe";
import { fakes, workspace } from "../../test/fake";
import { show } from "../../test/render";
import { moduleOf, modules, tableOf } from "../../test/tables";
import { t } from "../../words";
import { DataMenu } from "../DataMenu";
import { DataPage } from "../DataPage";
import { useApps } from "../useApps";

function Part() {
  const apps = useApps(workspace.id);
  return (
    <>
      <DataMenu workspace={workspace} apps={apps} switcher={null} />
      <DataPage workspace={workspace} apps={apps} onOpenKeys={() => undefined} onOpenReference={() => undefined} />
    </>
  );
}

const [app] = modules;
const refusal = (id: string, args = {}) => new BackendError({ code: "conflict", id, args });
const dialog = async (name: string) => within(await screen.findByRole("dialog", { name }));
const alert = async (name: string) => within(await screen.findByRole("alertdialog", { name }));
const at = { workspace: workspace.id, module: "event_planning", table: "" };

/** Opens something in the menu of an app or a table. */
async function act(user: ReturnType<typeof show>, name: string, item: string) {
  await user.click(await screen.findByRole("button", { name: `Actions for ${name}` }));
  await user.click(await screen.findByRole("menuitem", { name: item }));
}

beforeEach(() => {
  fakes.listModules.mockResolvedValue(modules);
});

describe("a new app", () => {
  it("gets a name for tools from its label, and is shown without tables", async () => {
    const user = show(<Part />);
    await user.click(await screen.findByRole("button", { name: "New app" }));
    await user.click(await screen.findByRole("menuitem", { name: "Blank app" }));
    const asked = await dialog("New app");
    expect(asked.getByRole("textbox", { name: "App name" })).toHaveFocus();
    await user.keyboard("Trade fairs");
    expect(await asked.findByText("trade_fairs")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    fakes.listModules.mockResolvedValue([...modules, moduleOf({ name: "trade_fairs", labels: { "": "Trade fairs" } })]);
    await user.keyboard("{Enter}");
    await waitFor(() => expect(fakes.createModule).toHaveBeenCalled());
    expect(fakes.createModule).toHaveBeenCalledWith(workspace.id, {
      name: "trade_fairs", labels: { "": "Trade fairs" }, icon: { icon: "category", color: expect.stringMatching(/^#/) as string },
    });
  });

  it("waits for the name that belongs to the label of this moment", async () => {
    const user = show(<Part />);
    await user.click(await screen.findByRole("button", { name: "New app" }));
    await user.click(await screen.findByRole("menuitem", { name: "Blank app" }));
    await user.keyboard("Repairs{Enter}");
    await waitFor(() => expect(fakes.createModule).toHaveBeenCalledWith(workspace.id, expect.objectContaining({ name: "repairs" })));
  });

  it("can be given another name for tools, and says beside it what is wrong with that", async () => {
    fakes.createModule.mockRejectedValueOnce(refusal("module.name_taken", { name: "fairs" }));
    const user = show(<Part />);
    await user.click(await screen.findByRole("button", { name: "New app" }));
    await user.click(await screen.findByRole("menuitem", { name: "Blank app" }));
    const asked = await dialog("New app");
    await user.keyboard("Trade fairs");
    await user.click(await asked.findByRole("button", { name: "Change" }));
    const name = asked.getByRole("textbox", { name: "Technical name" });
    await user.clear(name);
    await user.type(name, "fairs{Enter}");
    expect(await asked.findByText('The name "fairs" is taken already.')).toBeVisible();
    expect(name).toHaveFocus();
  });

  it("needs a label, and closes with Esc", async () => {
    const user = show(<Part />);
    const opener = await screen.findByRole("button", { name: "New app" });
    await user.click(opener);
    await user.click(await screen.findByRole("menuitem", { name: "Blank app" }));
    await dialog("New app");
    await user.keyboard("{Enter}");
    expect(await screen.findByText("Type a name first.")).toBeVisible();
    expect(fakes.createModule).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    await waitFor(() => expect(opener).toHaveFocus());
  });

  it("is given an icon that was searched, and a color", async () => {
    const user = show(<Part />);
    await user.click(await screen.findByRole("button", { name: "New app" }));
    await user.click(await screen.findByRole("menuitem", { name: "Blank app" }));
    await user.keyboard("Bills");
    await user.click(screen.getByRole("button", { name: "Icon and color" }));
    await user.type(await screen.findByRole("searchbox", { name: "Search icons" }), "invo");
    await user.click(screen.getByRole("option", { name: "Invoice" }));
    await user.click(screen.getByRole("option", { name: "Green" }));
    await user.keyboard("{Escape}");
    await user.click((await dialog("New app")).getByRole("button", { name: "Create app" }));
    await waitFor(() => expect(fakes.createModule).toHaveBeenCalledWith(workspace.id, expect.objectContaining({ icon: { icon: "receipt_long", color: "#2e8b57" } })));
  });
});

describe("a new table", () => {
  it("comes with a text field, to be typed into at once", async () => {
    const user = show(<Part />);
    await act(user, "Event planning", "New table…");
    await dialog("New table in “Event planning”");
    await user.keyboard("Sponsors{Enter}");
    await waitFor(() => expect(fakes.createTable).toHaveBeenCalledWith(
      at, expect.objectContaining({ name: "sponsors", labels: { "": "Sponsors" }, hasHistory: false }), [expect.objectContaining({ type: "string", labels: { "": "Name" } })],
    ));
  });

  it("is told when another table has its label, and when that is too long", async () => {
    const user = show(<Part />);
    await act(user, "Event planning", "New table…");
    const asked = await dialog("New table in “Event planning”");
    await user.keyboard("Guests");
    expect(asked.getByRole("status")).toHaveTextContent(t("data.design.labelTwice", { label: "Guests" }));
    const label = asked.getByRole("textbox", { name: "Table name" });
    await user.clear(label);
    await user.paste("ä".repeat(100));
    expect(asked.queryByRole("status")).not.toBeInTheDocument();
    expect(label).toBeValid();
    await user.type(label, "x");
    expect(label).toBeInvalid();
    expect(label).toHaveAccessibleDescription(t("data.design.labelLong", { count: 101, most: 100 }));
  });

  it("says beside the name that it is taken", async () => {
    fakes.createTable.mockRejectedValueOnce(refusal("table.name_taken", { module: "event_planning", name: "guests" }));
    const user = show(<Part />);
    await act(user, "Event planning", "New table…");
    const asked = await dialog("New table in “Event planning”");
    await user.keyboard("Guests");
    await user.click(asked.getByRole("button", { name: "Create table" }));
    expect(await asked.findByText('"event_planning" already has a table called "guests".')).toBeVisible();
  });
});

describe("an app and a table that are there", () => {
  it("keep the name that tools use once there are records", async () => {
    const user = show(<Part />);
    await act(user, "Event planning", "Edit name and icon…");
    const asked = await dialog("Edit the app “Event planning”");
    expect(asked.getByText("It stays: records and tools rely on it.")).toBeVisible();
    expect(asked.queryByRole("button", { name: "Change" })).not.toBeInTheDocument();
    await user.clear(asked.getByRole("textbox", { name: "App name" }));
    await user.keyboard("Events 2027{Enter}");
    await waitFor(() => expect(fakes.updateModule).toHaveBeenCalledWith(workspace.id, "event_planning", expect.objectContaining({ name: "event_planning", labels: { "": "Events 2027" } })));
  });

  it("keep a history when that is wanted", async () => {
    const user = show(<Part />);
    await act(user, "Events", "Edit table…");
    const asked = await dialog("Edit the table “Events”");
    await user.click(asked.getByRole("checkbox", { name: "Keep a history of changes" }));
    await user.click(asked.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(fakes.updateTable).toHaveBeenCalledWith({ ...at, table: "events" }, expect.objectContaining({ hasHistory: true })));
  });

  it("are moved up and down by the menu, as far as it goes", async () => {
    const user = show(<Part />);
    await act(user, "Guests", "Move down");
    expect(fakes.reorderTables).toHaveBeenCalledWith(at, ["events", "guests"]);
    await act(user, "Badges", "Move up");
    expect(fakes.reorderModules).toHaveBeenCalledWith(workspace.id, ["badges", "event_planning"]);
    await user.click(screen.getByRole("button", { name: "Actions for Badges" }));
    expect(await screen.findByRole("menuitem", { name: "Delete app…" })).toBeVisible();
    expect(screen.queryByRole("menuitem", { name: "Move down" })).not.toBeInTheDocument();
  });

  it("are moved by Alt with an arrow key, and open their menu by the keys for it", async () => {
    const user = show(<Part />);
    (await screen.findByRole("button", { name: "Guests" })).focus();
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    expect(fakes.reorderTables).not.toHaveBeenCalled();
    await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
    expect(fakes.reorderTables).toHaveBeenCalledExactlyOnceWith(at, ["events", "guests"]);
    await user.keyboard("{Shift>}{F10}{/Shift}");
    await user.click(within(await screen.findByRole("menu", { name: "Actions for Guests" })).getByRole("menuitem", { name: "Hide" }));
    expect(fakes.updateTable).toHaveBeenCalledWith({ ...at, table: "guests" }, { isHidden: true });
  });

  it("say at the edge of the window why they could not be moved", async () => {
    fakes.reorderTables.mockRejectedValueOnce(new BackendError({ code: "busy", id: "busy", args: {} }));
    const user = show(<Part />);
    await act(user, "Guests", "Move down");
    expect(await screen.findByText("The workspace is busy with another change.", { exact: false })).toBeVisible();
  });

  it("are hidden, and found again under “Hidden”", async () => {
    const [guests, events] = app!.tables;
    fakes.listModules.mockResolvedValue([{ ...app!, tables: [guests!, { ...events!, isHidden: true }] }, moduleOf({ name: "old", isHidden: true })]);
    const user = show(<Part />);
    await act(user, "Guests", "Hide");
    expect(fakes.updateTable).toHaveBeenCalledWith({ ...at, table: "guests" }, { isHidden: true });
    const [tables, apps] = screen.getAllByRole("button", { name: "Hidden (1)" });
    await user.click(tables!);
    await act(user, "Events", "Show again");
    expect(fakes.updateTable).toHaveBeenLastCalledWith({ ...at, table: "events" }, { isHidden: false });
    await user.click(apps!);
    await act(user, "old", "Show again");
    expect(fakes.updateModule).toHaveBeenCalledWith(workspace.id, "old", { isHidden: false });
  });
});

describe("deleting", () => {
  it("a table says how many records go, and which fields of other tables", async () => {
    const field = { moduleName: "event_planning", tableName: "guests", fieldName: "event", type: "reference" } as const;
    fakes.tableLosses.mockResolvedValue({ tables: 1, records: 1, values: 0, links: 2, fields: [field] });
    const user = show(<Part />);
    await act(user, "Events", "Delete table…");
    const asked = await alert("Delete the table “Events”?");
    expect(await asked.findByText(/Its one record is deleted. Its 2 fields go with it./)).toBeVisible();
    expect(within(asked.getByRole("list", { name: "Fields of other tables that are deleted" })).getByText("in “Guests”")).toBeVisible();
    expect(asked.getByText("2 records lose their links.")).toBeVisible();
    await user.click(asked.getByRole("button", { name: "Delete table" }));
    expect(fakes.deleteTable).toHaveBeenCalledWith({ ...at, table: "events" });
    await waitFor(() => expect(screen.getByRole("button", { name: "New app" })).toHaveFocus());
  });

  it("a table says which formulas break", async () => {
    const formulas = [{ moduleName: "event_planning", tableName: "guests", name: "seats" }, { moduleName: "event_planning", tableName: "", name: "pricing" }];
    fakes.tableLosses.mockResolvedValue({ tables: 1, records: 0, values: 0, links: 0, fields: [], formulas });
    const user = show(<Part />);
    await act(user, "Events", "Delete table…");
    const asked = await alert("Delete the table “Events”?");
    expect(await asked.findByText("These 2 formulas read what is deleted, and give nothing from then on:")).toBeVisible();
    const list = within(asked.getByRole("list", { name: "Formulas that cannot be computed any more" }));
    expect(list.getByText("in “Guests”")).toBeVisible();
    expect(list.getByText(/^global function of the app/)).toBeVisible();
  });

  it("much asks for the name", async () => {
    fakes.tableLosses.mockResolvedValue({ tables: 1, records: 1204, values: 0, links: 0, fields: [] });
    const user = show(<Part />);
    await act(user, "Guests", "Delete table…");
    const asked = await alert("Delete the table “Guests”?");
    const submit = asked.getByRole("button", { name: "Delete table" });
    await user.type(await asked.findByRole("textbox", { name: "Type “Guests” to confirm" }), "guest");
    expect(submit).toBeDisabled();
    await user.clear(asked.getByRole("textbox"));
    await user.type(asked.getByRole("textbox"), "Guests{Enter}");
    await waitFor(() => expect(fakes.deleteTable).toHaveBeenCalled());
    expect(await axeFaults()).toEqual([]);
  });

  it("is not offered while nobody knows what goes", async () => {
    fakes.tableLosses.mockRejectedValue(new BackendError({ code: "busy", id: "busy", args: {} }));
    const user = show(<Part />);
    await act(user, "Guests", "Delete table…");
    const asked = await alert("Delete the table “Guests”?");
    expect(await asked.findByRole("alert")).toHaveTextContent("The workspace is busy");
    expect(asked.getByRole("button", { name: "Delete table" })).toBeDisabled();
  });

  it("says what Go refuses, and stays open", async () => {
    fakes.deleteTable.mockRejectedValue(refusal("field.required_by", { table: "guests", field: "event", count: 3 }));
    const user = show(<Part />);
    await act(user, "Events", "Delete table…");
    const asked = await alert("Delete the table “Events”?");
    await waitFor(() => expect(asked.getByRole("button", { name: "Delete table" })).toBeEnabled());
    await user.click(asked.getByRole("button", { name: "Delete table" }));
    expect(await asked.findByRole("alert")).toHaveTextContent('Field "event" of table "guests" is required');
  });
});

describe("where there is nothing", () => {
  it("an empty workspace begins with a blank app", async () => {
    fakes.listModules.mockResolvedValue([]);
    const user = show(<Part />);
    await user.click(await screen.findByRole("button", { name: "Blank app" }));
    await dialog("New app");
  });

  it("an app without tables begins with one", async () => {
    fakes.listModules.mockResolvedValue([moduleOf({ name: "bills", labels: { "": "Bills" } })]);
    const user = show(<Part />);
    expect(await screen.findByRole("heading", { level: 1, name: "Bills" })).toBeVisible();
    const [, page] = await screen.findAllByRole("button", { name: "New table" });
    await user.click(page!);
    await dialog("New table in “Bills”");
  });

  it("shows the first table that is not hidden", async () => {
    fakes.listModules.mockResolvedValue([moduleOf({ name: "bills", tables: [tableOf({ id: "1", name: "old", isHidden: true }), tableOf({ id: "2", name: "new" })] })]);
    show(<Part />);
    expect(await screen.findByRole("heading", { level: 1, name: "new" })).toBeVisible();
  });
});

it("an app’s data model is opened by its menu, and leads back to its tables", async () => {
  const user = show(<Part />);
  await act(user, "Event planning", "Data model");
  expect(await screen.findByRole("heading", { level: 1, name: "Data model of Event planning" })).toBeVisible();
  expect(screen.getByRole("button", { name: "Guests" })).not.toHaveAttribute("aria-current");
  await user.click(screen.getByRole("button", { name: "Guests" }));
  expect(await screen.findByRole("heading", { level: 1, name: "Guests" })).toBeVisible();
});
