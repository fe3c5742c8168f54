import { screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { workspace } from "../test/fake";
import { show } from "../test/render";
import { KeysPage } from "./KeysPage";

const open = () => show(<KeysPage workspace={workspace} onOpenReference={vi.fn()} />);
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
