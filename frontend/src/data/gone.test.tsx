import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { BackendError, type Module } from "../backend";
import { axeFaults } from "../test/axe";
import { emit, fakes, workspace } from "../test/fake";
import { show } from "../test/render";
import { answer, events, guests, modules, moduleOf } from "../test/tables";
import { DataMenu } from "./DataMenu";
import { DataPage } from "./DataPage";
import { useApps } from "./useApps";

function Part() {
  const apps = useApps(workspace.id);
  return (
    <>
      <DataMenu workspace={workspace} apps={apps} switcher={null} />
      <DataPage workspace={workspace} apps={apps} onOpenKeys={() => undefined} onOpenReference={() => undefined} />
    </>
  );
}

const [planning, badges] = modules as [Module, Module];
const noTable = new BackendError({ code: "not_found", id: "table.not_found", args: { module: "event_planning", table: "guests" } });
const withoutGuests = [{ ...planning, tables: planning.tables.filter(({ name }) => name !== "guests") }, badges];
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });

/** Does what another program does, and Go says. */
async function becomes(apps: Module[]) {
  fakes.listModules.mockResolvedValue(apps);
  if (!apps.some(({ tables }) => tables.some(({ name }) => name === "guests"))) fakes.listRecords.mockRejectedValue(noTable);
  await emit("changed", { workspace: workspace.id, table: "" });
}

beforeEach(() => {
  fakes.listModules.mockResolvedValue(modules);
  fakes.listRecords.mockImplementation(answer({ guests, events }));
});

describe("a table that is deleted elsewhere", () => {
  it("stays to be read, says that it is gone, and goes on when one wants to", async () => {
    const user = show(<Part />);
    await screen.findByRole("row", { name: /Ana Ruiz/ });
    await becomes(withoutGuests);
    expect(await screen.findByText(/The table “Guests” was deleted elsewhere\./)).toBeVisible();
    expect(screen.getByRole("row", { name: /Ana Ruiz/ })).toBeVisible();
    expect(screen.queryByRole("button", { name: "New record" })).not.toBeInTheDocument();
    await waitFor(() => expect(screen.getAllByRole("alert")).toHaveLength(1));
    expect(await axeFaults()).toEqual([]);
    fakes.listRecords.mockImplementation(answer({ events }));
    await user.click(screen.getByRole("button", { name: "Close this page" }));
    expect(await heading("Events")).toBeVisible();
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
  });

  it.each(["Fields 7", "API for this table"])("says so on the tab “%s” too", async (tab) => {
    const user = show(<Part />);
    await user.click(await screen.findByRole("tab", { name: tab }));
    await becomes(withoutGuests);
    expect(await screen.findByText(/The table “Guests” was deleted elsewhere\./)).toBeVisible();
    expect(screen.getByRole("tab", { name: tab, selected: true })).toBeVisible();
  });

  it("keeps what one is typing", async () => {
    const user = show(<Part />);
    await user.click(await screen.findByRole("button", { name: "New record" }));
    await user.type(within(screen.getByRole("complementary")).getByRole("textbox", { name: /Name/ }), "Li Wen");
    await becomes(withoutGuests);
    await screen.findByText(/was deleted elsewhere\./);
    expect(within(screen.getByRole("complementary")).getByRole("textbox", { name: /Name/ })).toHaveValue("Li Wen");
    await user.click(screen.getByRole("button", { name: "Close this page" }));
    expect(await screen.findByRole("alertdialog")).toHaveTextContent("Discard the changes");
  });

  it("is not missed by who deletes it here", async () => {
    const user = show(<Part />);
    await heading("Guests");
    await user.click(screen.getByRole("button", { name: "Actions for Guests" }));
    await user.click(await screen.findByRole("menuitem", { name: "Delete table…" }));
    await user.click(await screen.findByRole("button", { name: "Delete table" }));
    await waitFor(() => expect(fakes.deleteTable).toHaveBeenCalled());
    await becomes(withoutGuests);
    expect(await heading("Events")).toBeVisible();
    expect(screen.queryByText(/was deleted elsewhere/)).not.toBeInTheDocument();
  });
});

describe("an app that is deleted elsewhere", () => {
  it("is named, with the table that was shown", async () => {
    const user = show(<Part />);
    await heading("Guests");
    await becomes([badges]);
    expect(await screen.findByText(/The app “Event planning” was deleted elsewhere, with all its tables\./)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Close this page" }));
    expect(await heading("printers")).toBeVisible();
  });

  it("leaves its data model in sight", async () => {
    const user = show(<Part />);
    await heading("Guests");
    await user.click(screen.getByRole("button", { name: "Actions for Event planning" }));
    await user.click(await screen.findByRole("menuitem", { name: "Data model" }));
    await heading("Data model of Event planning");
    await becomes([badges]);
    expect(await screen.findByText(/The app “Event planning” was deleted elsewhere/)).toBeVisible();
    expect(screen.getByRole("heading", { level: 1, name: "Data model of Event planning" })).toBeVisible();
  });

  it("is named where it had no table yet", async () => {
    const user = show(<Part />);
    await heading("Guests");
    const blank = moduleOf({ name: "blank", labels: { "": "Blank" } });
    fakes.createModule.mockResolvedValue(blank);
    fakes.listModules.mockResolvedValue([...modules, blank]);
    await user.click(screen.getByRole("button", { name: "New app" }));
    await user.click(await screen.findByRole("menuitem", { name: "Blank app" }));
    await user.keyboard("Blank{Enter}");
    await emit("changed", { workspace: workspace.id, table: "" });
    expect(await heading("Blank")).toBeVisible();
    await becomes(modules);
    expect(await screen.findByText("The app “Blank” was deleted elsewhere.")).toBeVisible();
  });
});

it("a table that is renamed elsewhere is followed", async () => {
  show(<Part />);
  await heading("Guests");
  const [table, ...others] = planning.tables;
  await becomes([badges, { ...planning, name: "planning", tables: [...others, { ...table!, name: "visitors", labels: { "": "Visitors" } }] }]);
  expect(await heading("Visitors")).toBeVisible();
  expect(screen.queryByText(/was deleted elsewhere/)).not.toBeInTheDocument();
});
