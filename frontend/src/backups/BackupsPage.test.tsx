import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { BackendError, type BackupDone } from "../backend";
import { axeFaults } from "../test/axe";
import { backups, comparisonOf } from "../test/backups";
import { emit, fakes, other, workspace } from "../test/fake";
import { show } from "../test/render";
import { formatTime } from "../words/time";
import { BackupsPage } from "./BackupsPage";

const made = vi.fn();
const open = () => show(<BackupsPage workspace={workspace} home="/home/mara/Owlet" onMade={made} />);
const fault = (id: string, args: Record<string, unknown> = {}) => new BackendError({ code: "storage", id, args });
const newest = backups[0]!;
const time = () => formatTime(newest.at);

async function openRestore() {
  const user = open();
  await user.click(await screen.findByRole("button", { name: `Restore the backup of ${time()}` }));
  return { user, dialog: within(await screen.findByRole("dialog")) };
}

describe("the list of backups", () => {
  it("says of each when and why it was made, how many records it has, and its size", async () => {
    open();
    const first = within((await screen.findAllByRole("row"))[1]!);
    expect(first.getByText("By hand")).toBeVisible();
    expect(first.getByText("120")).toBeVisible();
    expect(first.getByText("143 kB")).toBeVisible();
    const damaged = within(screen.getAllByRole("row")[3]!);
    expect(damaged.getByText("Damaged")).toBeVisible();
    expect(damaged.queryByRole("button", { name: /^Restore/ })).toBeNull();
    expect(screen.getByText(/API keys are never in a backup/)).toBeVisible();
    expect(screen.getByText(`/home/mara/Owlet/backups/${workspace.id}`)).toBeVisible();
    expect(await axeFaults()).toEqual([]);
  });

  it("says what it is for while there is none, and why it could not be read", async () => {
    fakes.listBackups.mockResolvedValue([]);
    open();
    expect(await screen.findByText("No backups yet")).toBeVisible();
    fakes.listBackups.mockRejectedValue(fault("storage.unreadable", { file: "/x" }));
    await emit("changed", { workspace: "", table: "" });
  });

  it("says that the daily one could not be made, and why", async () => {
    fakes.checkDailyBackup.mockRejectedValue(fault("storage.full", { file: "/home/mara/x.part" }));
    open();
    expect(await screen.findByText(/Today’s backup could not be made.*There is no space left on the disk/)).toBeVisible();
    expect(await axeFaults()).toEqual([]);
  });

  it("makes one, and says what is wrong when it cannot", async () => {
    const user = open();
    await user.click(await screen.findByRole("button", { name: "Create backup" }));
    expect(await screen.findByText(`Backup of ${time()} made.`)).toBeVisible();
    fakes.backupResult.mockRejectedValueOnce(fault("storage.full", { file: "/home/mara/x.part" }));
    await user.click(screen.getByRole("button", { name: "Create backup" }));
    expect(await screen.findByText(/There is no space left on the disk/)).toBeVisible();
  });

  it("saves one to a file and deletes one", async () => {
    const user = open();
    fakes.askWhere.mockResolvedValue({ path: "/home/mara/company_events-2026-11-23.db" });
    await user.click(await screen.findByRole("button", { name: `More for the backup of ${time()}` }));
    await user.click(await screen.findByRole("menuitem", { name: "Save to a file" }));
    expect(fakes.askWhere).toHaveBeenCalledExactlyOnceWith("company_events-2026-11-23.db");
    expect(await screen.findByText("Saved as company_events-2026-11-23.db")).toBeVisible();
    await user.click(screen.getByRole("button", { name: `More for the backup of ${time()}` }));
    await user.click(await screen.findByRole("menuitem", { name: "Delete" }));
    const dialog = within(await screen.findByRole("alertdialog", { name: /^Delete/ }));
    await user.click(dialog.getByRole("button", { name: "Delete backup" }));
    expect(fakes.deleteBackup).toHaveBeenCalledExactlyOnceWith(workspace.id, newest.id);
  });

  it("opens one from a file and offers to restore it, or says why it is none", async () => {
    const user = open();
    fakes.askWhich.mockResolvedValue({ path: "/home/mara/letter.db" });
    fakes.openBackup.mockRejectedValueOnce(fault("backup.foreign", { file: "/home/mara/letter.db" }));
    await user.click(await screen.findByRole("button", { name: "Open from a file" }));
    expect(await screen.findByText(/This file is not a backup of an Owlet workspace/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Open from a file" }));
    expect(await screen.findByRole("dialog", { name: `Restore the backup of ${time()}?` })).toBeVisible();
  });
});

describe("restoring", () => {
  it("says what changes, and asks for the name where something goes", async () => {
    fakes.compareBackup.mockResolvedValue({
      backup: newest,
      tables: [comparisonOf({ recordsGo: 3, recordsCome: 1, recordsBack: 2, fieldsGo: [{ name: "diet", labels: { "": "Diet" } }] }), comparisonOf({ table: { name: "menus", labels: null }, goes: true, recordsGo: 1 })],
      functions: [
        { module: { name: "events", labels: null }, name: "cents", goes: true, comes: false, back: false },
        { module: { name: "events", labels: null }, name: "vat", goes: false, comes: false, back: true },
      ],
    });
    const { user, dialog } = await openRestore();
    expect(await dialog.findByText("3 records go · 1 record comes back · 2 records get their values of then · The field Diet goes")).toBeVisible();
    expect(dialog.getByText("The table goes · 1 record goes")).toBeVisible();
    expect(dialog.getByText("The global function goes")).toBeVisible();
    expect(dialog.getByText("The global function gets its name and code of then")).toBeVisible();
    const button = dialog.getByRole("button", { name: "Restore" });
    expect(button).toBeDisabled();
    expect(await axeFaults()).toEqual([]);
    await user.type(dialog.getByRole("textbox", { name: "Type the workspace name to confirm" }), "Company events");
    await user.click(button);
    expect(fakes.startRestore).toHaveBeenCalledExactlyOnceWith(workspace.id, newest.id, "Company events");
    expect(await screen.findByText("“Company events” is as it was. What was there before is in the list of backups.")).toBeVisible();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("asks for nothing where nothing goes", async () => {
    const { user, dialog } = await openRestore();
    expect(await dialog.findByText("Nothing has changed since this backup.")).toBeVisible();
    await user.click(dialog.getByRole("button", { name: "Restore" }));
    expect(fakes.startRestore).toHaveBeenCalledOnce();
  });

  it("makes a new workspace and goes there", async () => {
    fakes.backupResult.mockResolvedValue({ cancelled: false, backup: null, workspace: other });
    const { user, dialog } = await openRestore();
    await user.click(dialog.getByRole("radio", { name: "As a new workspace" }));
    const name = dialog.getByRole("textbox", { name: "Workspace name" });
    expect(name).toHaveValue("Company events, Nov 23, 2026");
    await user.clear(name);
    await user.type(name, "Facilities");
    await user.click(dialog.getByRole("button", { name: "Create workspace" }));
    expect(fakes.startRestoreAs).toHaveBeenCalledExactlyOnceWith(workspace.id, newest.id, { name: "Facilities", internalName: "" });
    await waitFor(() => expect(made).toHaveBeenCalledExactlyOnceWith(other.id));
  });

  it("shows how far it is, and is cancelled", async () => {
    fakes.cancelJob.mockResolvedValue(undefined);
    let end: (done: BackupDone) => void = () => undefined;
    fakes.backupResult.mockReturnValue(new Promise((done) => { end = done; }));
    const { user, dialog } = await openRestore();
    await dialog.findByText("Nothing has changed since this backup.");
    await user.click(dialog.getByRole("button", { name: "Restore" }));
    await screen.findByText("If you cancel, nothing is changed.");
    await emit("progress", { job: "1", phase: "restore", done: 1, total: 4 });
    expect(screen.getByRole("progressbar", { name: "Writing" })).toHaveAttribute("aria-valuenow", "1");
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(fakes.cancelJob).toHaveBeenCalledExactlyOnceWith("1");
    end({ cancelled: true, backup: null, workspace: null });
    expect(await screen.findByText("Nothing was changed.")).toBeVisible();
  });

  it("refuses a damaged backup, and still restores over a damaged workspace", async () => {
    fakes.compareBackup.mockRejectedValue(fault("storage.corrupt", { file: "/home/mara/x.db" }));
    const { user, dialog } = await openRestore();
    expect(await dialog.findByText(/This file is damaged or is not one of Owlet/)).toBeVisible();
    expect(dialog.getByRole("button", { name: "Restore" })).toBeDisabled();
    fakes.compareBackup.mockRejectedValue(fault("backup.live_broken", { file: "/home/mara/y.db" }));
    await user.click(dialog.getByRole("button", { name: "Try again" }));
    expect(await dialog.findByText(/The workspace's own file is damaged/)).toBeVisible();
    await user.type(dialog.getByRole("textbox", { name: "Type the workspace name to confirm" }), "Company events{Enter}");
    expect(fakes.startRestore).toHaveBeenCalledOnce();
  });
});
