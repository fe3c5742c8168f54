import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError } from "../backend";
import { axeFaults } from "../test/axe";
import { emit, fakes, workspace } from "../test/fake";
import { show } from "../test/render";
import { answer, events, fieldOf, guests, modules } from "../test/tables";
import { DataMenu } from "./DataMenu";
import { DataPage } from "./DataPage";
import { useApps } from "./useApps";

const openKeys = vi.fn();
const openReference = vi.fn();

function Part() {
  const apps = useApps(workspace.id);
  return (
    <>
      <DataMenu workspace={workspace} apps={apps} switcher={null} />
      <DataPage workspace={workspace} apps={apps} onOpenKeys={openKeys} onOpenReference={openReference} />
    </>
  );
}

const many = Array.from({ length: 250 }, (_, at) => ({ id: String(at + 1), values: { name: `Guest ${at + 1}` } }));
const [app] = modules;
const long = [{ ...app!, tables: [{ ...app!.tables[0]!, fields: [fieldOf({ name: "name" })] }] }];
const row = (name: string) => screen.findByRole("row", { name: new RegExp(name) });
const names = () => screen.getAllByRole("rowheader").map((cell) => cell.textContent);
const path = { workspace: workspace.id, module: "event_planning", table: "guests" };

beforeEach(() => {
  fakes.listModules.mockResolvedValue(modules);
  fakes.listRecords.mockImplementation(answer({ guests, events }));
});

describe("records", () => {
  it("are shown in people's words: linked records by name, numbers and times in their own locale", async () => {
    show(<Part />);
    const ana = within(await row("Ana Ruiz"));
    expect(screen.getByRole("heading", { level: 1, name: "Guests" })).toBeVisible();
    expect(screen.getByText("2 records")).toBeVisible();
    for (const text of ["ana@ruiz.example", "Spring fair", "Confirmed", "1,200.5", "Yes"]) expect(ana.getByText(text)).toBeInTheDocument();
    expect(ana.getByText("Apr 4, 2027, 9:30 AM")).toHaveAttribute("title", "2027-04-04 07:30:00 UTC");
    const tom = within(await row("Tom Bauer"));
    expect(tom.getByText("Record 7")).toBeVisible();
    expect(tom.getByText("No")).toBeVisible();
    expect(tom.getAllByText("Empty")).toHaveLength(3);
    for (const head of ["Name Text", "Email Email", "Event Link", "Status Choice", "Seats Number", "Vip Yes/No", "Arrives Date and time"]) {
      const [label, type] = head.split(/ (.*)/);
      expect(screen.getByRole("columnheader", { name: new RegExp(`${label}.*${type}`) })).toBeVisible();
    }
    expect(await axeFaults()).toEqual([]);
  });

  it("are sorted by Go, by any column and both ways", async () => {
    const user = show(<Part />);
    await row("Ana Ruiz");
    await user.click(screen.getByRole("columnheader", { name: /Seats/ }));
    await waitFor(() => expect(fakes.listRecords).toHaveBeenCalledWith(path, expect.objectContaining({ limit: 100, offset: 0, sort: "seats" })));
    await user.click(screen.getByRole("columnheader", { name: /Seats/ }));
    await waitFor(() => expect(fakes.listRecords).toHaveBeenCalledWith(path, expect.objectContaining({ limit: 100, offset: 0, sort: "-seats" })));
    expect(screen.getByRole("columnheader", { name: /Seats/ })).toHaveAttribute("aria-sort", "descending");
    await user.click(screen.getByRole("columnheader", { name: /Seats/ }));
    await waitFor(() => expect(fakes.listRecords).toHaveBeenLastCalledWith(path, expect.objectContaining({ sort: "" })));
  });

  it("are found by what is seen in their cells, also on later pages", async () => {
    fakes.listModules.mockResolvedValue(long);
    fakes.listRecords.mockImplementation(answer({ guests: many }));
    const user = show(<Part />);
    await screen.findByRole("rowheader", { name: "Guest 1" });
    await user.click(screen.getByRole("searchbox", { name: "Search records" }));
    await user.paste("guest 24");
    expect(await screen.findByText("13 records found")).toBeVisible();
    expect(names()).toContain("Guest 249");
    await user.paste("zz");
    expect(await screen.findByText("No record contains “guest 24zz”")).toBeVisible();
    await user.clear(screen.getByRole("searchbox"));
    await user.paste("guest");
    expect(await screen.findByText("250 records found")).toBeVisible();
  });

  it("appear when a tool writes them, without a skeleton in between", async () => {
    show(<Part />);
    await row("Tom Bauer");
    fakes.listRecords.mockImplementation(answer({ guests: [...guests, { id: "3", values: { ...guests[1]!.values, name: "Li Wen" } }], events }));
    await emit("changed", { workspace: workspace.id, table: "event_planning/guests" });
    expect(screen.queryByRole("status", { name: "Loading" })).not.toBeInTheDocument();
    expect(await row("Li Wen")).toBeVisible();
    expect(screen.getByText("3 records")).toBeVisible();
  });

  it("say what went wrong and can be asked for again", async () => {
    fakes.listRecords.mockRejectedValueOnce(new BackendError({ code: "busy", id: "busy", args: {} }));
    const user = show(<Part />);
    expect(await screen.findByRole("alert")).toHaveTextContent("The workspace is busy with another change.");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await row("Ana Ruiz")).toBeVisible();
  });

  it("are explained while there are none", async () => {
    fakes.listRecords.mockImplementation(answer({}));
    const user = show(<Part />);
    expect(await screen.findByText("No records yet")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show me how" }));
    expect(await screen.findByRole("tab", { name: "API for this table", selected: true })).toBeVisible();
  });
});

describe("fields", () => {
  it("are listed with their technical names, types, rules, choices and links", async () => {
    const user = show(<Part />);
    await user.click(await screen.findByRole("tab", { name: "Fields 7" }));
    const name = within(await row("Name"));
    expect(name.getByText("Required")).toBeVisible();
    expect(within(await row("Email")).getByText("string/email")).toBeVisible();
    expect(within(await row("Email")).getByText("Unique")).toBeVisible();
    expect(within(await row("Status")).getByText("Indexed")).toBeVisible();
    expect(within(await row("Status")).getByText("Invited")).toBeVisible();
    await user.click(name.getByRole("button", { name: "Copy Technical name: name" }));
    expect(fakes.copyText).toHaveBeenCalledWith("name");
    expect(await axeFaults()).toEqual([]);
    await user.click(within(await row("Event")).getByRole("button", { name: "Events" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Events" })).toBeVisible();
  });

  it("are explained while there are none", async () => {
    const user = show(<Part />);
    await user.click(await screen.findByRole("button", { name: "Badges" }));
    await user.click(screen.getByRole("button", { name: "printers" }));
    expect(await screen.findByText("This table has no fields yet")).toBeVisible();
  });
});

describe("the API of a table", () => {
  it("is its exact address and lines to copy, made of its own fields", async () => {
    const user = show(<Part />);
    await user.click(await screen.findByRole("tab", { name: "API for this table" }));
    const address = "http://127.0.0.1:8420/api/v1/workspace/5rdco4s18swu/modules/event_planning/tables/guests";
    await user.click(await screen.findByRole("button", { name: `Copy Address of this table: ${address}` }));
    expect(fakes.copyText).toHaveBeenLastCalledWith(address);
    const create = await screen.findByRole("region", { name: "Create a record" });
    await waitFor(() => expect(create).toHaveTextContent('"event": "1"'));
    expect(create).toHaveTextContent('"status": "Confirmed"');
    await user.click(screen.getByRole("tab", { name: "Python" }));
    expect(await screen.findByRole("region", { name: "Create a record" })).toHaveTextContent('"vip": True');
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Get a key in API & integrations" }));
    expect(openKeys).toHaveBeenCalled();
  });
});

describe("apps", () => {
  it("fold their tables, and show the one that is chosen", async () => {
    const user = show(<Part />);
    expect(await screen.findByRole("button", { name: "Guests" })).toHaveAttribute("aria-current", "page");
    const app = screen.getByRole("button", { name: "Event planning" });
    await user.click(app);
    expect(app).toHaveAttribute("aria-expanded", "false");
    await user.click(app);
    await user.click(screen.getByRole("button", { name: "Events" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Events" })).toBeVisible();
  });

  it("are deleted after all that is lost was named", async () => {
    const user = show(<Part />);
    await user.click(await screen.findByRole("button", { name: "Actions for Event planning" }));
    await user.click(await screen.findByRole("menuitem", { name: "Delete app…" }));
    const dialog = within(await screen.findByRole("alertdialog", { name: "Delete the app “Event planning”?" }));
    expect(dialog.getByRole("list", { name: "Tables that are deleted" })).toBeVisible();
    expect(dialog.getByText(/^Its 2 tables are deleted with all their fields and 3 records in all:$/)).toBeVisible();
    expect(await dialog.findByText("2 records")).toBeVisible();
    expect(dialog.getByText("1 record")).toBeVisible();
    await waitFor(() => expect(dialog.getByRole("button", { name: "Cancel" })).toHaveFocus());
    expect(await axeFaults()).toEqual([]);
    await user.click(dialog.getByRole("button", { name: "Delete app" }));
    expect(fakes.deleteModule).toHaveBeenCalledWith(workspace.id, "event_planning");
    expect(await screen.findByText("“Event planning” was deleted.")).toBeVisible();
  });

  it("are explained while there are none, with the first step", async () => {
    fakes.listModules.mockResolvedValue([]);
    const user = show(<Part />);
    expect(await screen.findByRole("heading", { level: 1, name: "Start here" })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Blank app" }));
    expect(await screen.findByRole("dialog", { name: "New app" })).toBeVisible();
  });

  it("say what went wrong and can be asked for again", async () => {
    fakes.listModules.mockRejectedValueOnce(new BackendError({ code: "internal", id: "internal", args: {} }));
    const user = show(<Part />);
    await user.click(await screen.findByRole("button", { name: "Try again" }));
    expect(await row("Ana Ruiz")).toBeVisible();
  });
});
