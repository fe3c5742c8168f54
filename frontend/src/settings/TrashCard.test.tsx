import { screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { axeFaults } from "../test/axe";
import { trashed } from "../test/backups";
import { fakes } from "../test/fake";
import { show } from "../test/render";
import { TrashCard } from "./TrashCard";

const recovered = vi.fn();
const open = () => {
  fakes.listTrash.mockResolvedValue([trashed]);
  return show(<TrashCard onRecovered={recovered} />);
};

it("brings a deleted workspace back", async () => {
  fakes.recoverWorkspace.mockResolvedValue({ ...trashed, internalName: "facilities_2" });
  const user = open();
  expect(await screen.findByText("Deleted Nov 20, 2026, gone for good Dec 20, 2026, 143 kB")).toBeVisible();
  expect(await axeFaults()).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Bring back “Facilities”" }));
  expect(fakes.recoverWorkspace).toHaveBeenCalledExactlyOnceWith(trashed.id);
  expect(await screen.findByText(/with the internal name facilities_2/)).toBeVisible();
  expect(recovered).toHaveBeenCalledOnce();
});

it("deletes one for good, by its exact name", async () => {
  const user = open();
  await user.click(await screen.findByRole("button", { name: "More for “Facilities”" }));
  await user.click(await screen.findByRole("menuitem", { name: "Delete for good" }));
  const dialog = within(await screen.findByRole("alertdialog"));
  const button = dialog.getByRole("button", { name: "Delete for good" });
  expect(button).toBeDisabled();
  await user.type(dialog.getByRole("textbox"), "Facilities");
  await user.click(button);
  expect(fakes.purgeWorkspace).toHaveBeenCalledExactlyOnceWith(trashed.id, "Facilities");
  expect(await screen.findByText("“Facilities” is gone for good.")).toBeVisible();
});
