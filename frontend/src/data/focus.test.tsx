import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { BackendError } from "../backend";
import { emit, fakes, workspace } from "../test/fake";
import { show } from "../test/render";
import { answer, events, guests, modules } from "../test/tables";
import { TablePage } from "./TablePage";

const [app] = modules;
const open = () =>
  show(<TablePage workspace={workspace} modules={modules} place={{ module: app!, table: app!.tables[0]! }} onChoose={() => undefined} onOpenKeys={() => undefined} onOpenReference={() => undefined} />);
const row = (name: string) => screen.findByRole("row", { name: new RegExp(name) });
const focusIsInTable = () => waitFor(() => expect(screen.getByRole("grid")).toContainElement(document.activeElement as HTMLElement));

beforeEach(() => {
  fakes.listRecords.mockImplementation(answer({ guests, events }));
  fakes.getRecord.mockImplementation((_, id) => Promise.resolve({ records: guests.filter((one) => one.id === id), hasMore: false, total: 1, found: 1, links: {} }));
});

/** Confirms the dialog, and Go says that the first record is gone. */
async function deleteAna(user: ReturnType<typeof open>) {
  await user.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Delete record" }));
  await screen.findByText("“Ana Ruiz” was deleted.");
  fakes.listRecords.mockImplementation(answer({ guests: guests.slice(1), events }));
  fakes.getRecord.mockRejectedValue(new BackendError({ code: "not_found", id: "record.not_found", args: { id: "1", table: "guests" } }));
  await emit("changed", { workspace: workspace.id, table: "event_planning/guests" });
  await waitFor(() => expect(screen.queryByRole("row", { name: /Ana Ruiz/ })).not.toBeInTheDocument());
}

it("leaves the focus in the table when nothing is chosen any more", async () => {
  const user = open();
  await user.click((await row("Ana Ruiz")).querySelector("[data-act=tick]")!);
  await user.click(await screen.findByRole("button", { name: "Clear selection" }));
  await waitFor(() => expect(screen.queryByRole("group", { name: /selected/ })).not.toBeInTheDocument());
  await focusIsInTable();
});

it("leaves the focus in the table when the chosen records are deleted", async () => {
  const user = open();
  await user.click((await row("Ana Ruiz")).querySelector("[data-act=tick]")!);
  await user.click(await screen.findByRole("button", { name: "Delete record" }));
  await deleteAna(user);
  await focusIsInTable();
});

it("leaves the focus in the table when the record that was open is deleted", async () => {
  const user = open();
  (await screen.findByRole("grid")).focus();
  await user.keyboard("{Control>}{Enter}{/Control}");
  await user.click(await screen.findByRole("button", { name: "Delete" }));
  await screen.findByText("“Ana Ruiz” was deleted.");
  await focusIsInTable();
});
