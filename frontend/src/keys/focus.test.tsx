import { screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { emit, fakes, keys, workspace } from "../test/fake";
import { show } from "../test/render";
import { KeysPage } from "./KeysPage";

const open = () => show(<KeysPage workspace={workspace} onOpenReference={vi.fn()} />);
/** Confirms the dialog, and Go says that the key is revoked. */
async function revoke(user: ReturnType<typeof open>) {
  await user.click(await screen.findByRole("button", { name: "Revoke key" }));
  await screen.findByText("“Badge printer” is revoked.");
  fakes.listKeys.mockResolvedValue(keys.filter(({ name }) => name !== "Badge printer"));
  await emit("changed", { workspace: "", table: "" });
  await waitFor(() => expect(screen.queryByRole("row", { name: /Badge printer/ })).not.toBeInTheDocument());
}
const focusIsInTable = () => waitFor(() => expect(screen.getByRole("grid")).toContainElement(document.activeElement as HTMLElement));
const row = (name: string) => screen.findByRole("row", { name: new RegExp(name) });

it("gives the focus back to what opened the form for the port", async () => {
  const user = open();
  await user.click(await screen.findByRole("button", { name: "Change port" }));
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.getByRole("button", { name: "Change port" })).toHaveFocus());
  await user.click(screen.getByRole("button", { name: "Change port" }));
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.getByRole("button", { name: "Change port" })).toHaveFocus());
});

it("leaves the focus in the table when nothing is chosen any more", async () => {
  const user = open();
  await user.click(within(await row("Badge printer")).getByRole("checkbox"));
  await user.click(screen.getByRole("button", { name: "Clear selection" }));
  await waitFor(() => expect(screen.queryByRole("group", { name: /selected/ })).not.toBeInTheDocument());
  await waitFor(() => expect(screen.getByRole("grid")).toContainElement(document.activeElement as HTMLElement));
});

it("leaves the focus in the table when the chosen keys are revoked", async () => {
  const user = open();
  await user.click(within(await row("Badge printer")).getByRole("checkbox"));
  await user.click(within(screen.getByRole("group", { name: /selected/ })).getByRole("button", { name: "Revoke" }));
  await revoke(user);
  await focusIsInTable();
});

it("leaves the focus in the table when a key is revoked by the menu of its row", async () => {
  const user = open();
  await user.click(await screen.findByRole("button", { name: "Actions for Badge printer" }));
  await user.click(await screen.findByRole("menuitem", { name: "Revoke" }));
  await revoke(user);
  await focusIsInTable();
});
