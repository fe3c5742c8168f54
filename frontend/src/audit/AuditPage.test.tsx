import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { BackendError } from "../backend";
import { axeFaults } from "../test/axe";
import { emit, fakes, other, workspace } from "../test/fake";
import { show } from "../test/render";
import { entryOf } from "../test/usage";
import { AuditPage } from "./AuditPage";

const entries = [
  entryOf({ id: 3, act: "key.renamed", detail: { name: ["Invoice sync", "Invoices"] } }),
  entryOf({ id: 2, act: "key.created", door: "owletctl", detail: { scopes: ["schema:read", "records:read"], expiresAt: null } }),
  entryOf({ id: 1, act: "person.changed", workspaceId: "", workspace: "", subjectName: "", detail: { displayName: ["Mara", "Mara L."] } }),
];
const asked = () => fakes.listAudit.mock.calls.at(-1)?.[0];
const press = async (user: ReturnType<typeof show>, name: string | RegExp) => user.click(await screen.findByRole("button", { name }));
const pick = async (user: ReturnType<typeof show>, field: RegExp, option: string) => {
  await press(user, field);
  await user.click(await screen.findByRole("option", { name: option }));
};

beforeEach(() => {
  fakes.listAudit.mockResolvedValue({ entries, total: 3 });
  fakes.getAuditChoices.mockResolvedValue({
    acts: ["key.created", "key.renamed", "person.changed"], people: ["Mara Lindt", "Jonas Weil"], workspaces: [workspace, other],
  });
});

it("says who did what to what, from which door, and what differs", async () => {
  show(<AuditPage />);
  const row = async (name: RegExp) => within(await screen.findByRole("row", { name }));
  const renamed = await row(/API key renamed/);
  for (const text of ["Mara Lindt", "Window", "Invoice sync", "Company events", "Name: Invoice sync → Invoices"]) expect(renamed.getByText(text)).toBeVisible();
  expect((await row(/API key created/)).getByText("owletctl")).toBeVisible();
  expect((await row(/API key created/)).getByText("Scope: Read only")).toBeVisible();
  expect((await row(/Profile changed/)).getByText("Display name: Mara → Mara L.")).toBeVisible();
  expect(await axeFaults()).toEqual([]);
});

it("is narrowed down by act, workspace, person, days and text, and all of it again", async () => {
  const user = show(<AuditPage />);
  await screen.findByRole("row", { name: /API key renamed/ });
  await pick(user, /What$/, "API key created");
  await waitFor(() => expect(asked()).toMatchObject({ acts: ["key.created"], workspaceId: "", from: null, limit: 50, offset: 0 }));
  await pick(user, /Workspace$/, "Facilities");
  await pick(user, /Who$/, "Jonas Weil");
  await waitFor(() => expect(asked()).toMatchObject({ acts: ["key.created"], workspaceId: other.id, person: "Jonas Weil" }));
  await user.type(screen.getByRole("searchbox", { name: "Search the log" }), "printer");
  await waitFor(() => expect(asked()).toMatchObject({ text: "printer", person: "Jonas Weil" }));
  for (const name of ["From", "To"]) {
    await user.click(within(screen.getByRole("group", { name })).getByRole("spinbutton", { name: /month/ }));
    await user.keyboard("11222026");
  }
  await waitFor(() => expect(asked()).toMatchObject({ from: "2026-11-21T23:00:00.000Z", to: "2026-11-22T23:00:00.000Z" }));
  await press(user, "Clear filters");
  await waitFor(() => expect(asked()).toEqual({ acts: [], workspaceId: "", person: "", from: null, to: null, text: "", limit: 50, offset: 0 }));
  expect(screen.getByRole("button", { name: "Clear filters" })).toBeDisabled();
});

it("comes in pages, and follows what is added", async () => {
  fakes.listAudit.mockImplementation(({ offset }) => Promise.resolve({ entries: [entryOf({ act: "key.created", subjectName: `Key ${offset}` })], total: 120 }));
  const user = show(<AuditPage />);
  expect(await screen.findByText("1–50 of 120")).toBeVisible();
  await press(user, "Older entries");
  await press(user, "Older entries");
  expect(await screen.findByText("Key 100")).toBeVisible();
  expect(screen.getByText("101–120 of 120")).toBeVisible();
  expect(screen.getByRole("button", { name: "Older entries" })).toBeDisabled();
  const before = fakes.listAudit.mock.calls.length;
  await emit("changed", { workspace: "", table: "" });
  await waitFor(() => expect(fakes.listAudit.mock.calls.length).toBeGreaterThan(before));
  await emit("changed", { workspace: "", table: "usage" });
  expect(fakes.listAudit.mock.calls.length).toBe(before + 1);
});

it("is saved as the filter leaves it, for people and for programs", async () => {
  const user = show(<AuditPage />);
  await user.type(await screen.findByRole("searchbox"), "invoice");
  await press(user, "Save");
  await user.click(await screen.findByRole("menuitem", { name: /^CSV/ }));
  expect(await screen.findByText("3 entries are saved in “Audit log.csv”.")).toBeVisible();
  expect(asked()).toMatchObject({ text: "invoice", limit: 0, offset: 0 });
  const [name, delimiter, rows] = fakes.saveRows.mock.calls[0] ?? [];
  expect([name, delimiter, rows?.[1]]).toEqual(["Audit log.csv", ",", [
    "2026-11-23 11:58:00 UTC", "Mara Lindt", "Window", "API key renamed", "Invoice sync", "Company events", "Name: Invoice sync → Invoices",
  ]]);
  expect(rows).toHaveLength(4);
  await press(user, "Save");
  await user.click(await screen.findByRole("menuitem", { name: /^JSON/ }));
  await waitFor(() => expect(fakes.saveFile).toHaveBeenCalled());
  const [file, content] = fakes.saveFile.mock.calls[0] ?? [];
  expect(file).toBe("Audit log.json");
  expect(JSON.parse(new TextDecoder().decode(content))).toEqual(entries);
});

it("says what is wrong, and what there is not", async () => {
  fakes.listAudit.mockRejectedValueOnce(new BackendError({ code: "busy", id: "busy", args: {} }));
  const user = show(<AuditPage />);
  expect(await screen.findByText(/busy with another change/)).toBeVisible();
  fakes.listAudit.mockResolvedValue({ entries: [], total: 0 });
  await press(user, "Try again");
  expect(await screen.findByText("Nothing yet")).toBeVisible();
  expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  await user.type(screen.getByRole("searchbox"), "x");
  expect(await screen.findByText("No entry matches")).toBeVisible();
  expect(await axeFaults()).toEqual([]);
});

it("tells when it could not be saved", async () => {
  fakes.saveRows.mockRejectedValue(new BackendError({ code: "storage", id: "storage.full", args: { file: "/home/mara/log.csv" } }));
  const user = show(<AuditPage />);
  await screen.findByRole("row", { name: /API key renamed/ });
  await press(user, "Save");
  await user.click(await screen.findByRole("menuitem", { name: /^CSV/ }));
  expect(await screen.findByText(/log\.csv/)).toBeVisible();
});
