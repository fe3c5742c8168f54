import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError, type FormerSecret } from "../backend";
import { axeFaults } from "../test/axe";
import { emit, fakes, keyOf, keys, workspace } from "../test/fake";
import { show } from "../test/render";
import { modules } from "../test/tables";
import { KeysPage } from "./KeysPage";

const secret = "owl_7Kd2mQx0vT9nYbR4sLw8ZpHc3FgJ6a1xB0bLkQ2w";
const former: FormerSecret[] = [
  { id: "aaaa00000001", hint: "owl_…newR", rotatedAt: "2026-11-23T11:00:00Z", endsAt: "2026-11-24T11:00:00Z" },
  { id: "aaaa00000002", hint: "owl_…oldS", rotatedAt: "2026-11-22T12:00:00Z", endsAt: "2026-11-23T14:00:00Z" },
];
const rotated = keyOf({ id: "x7Qp", name: "Invoice sync", former });

beforeEach(() => {
  fakes.listModules.mockResolvedValue(modules);
  fakes.rotateKey.mockImplementation((_, id) => Promise.resolve({ key: keyOf({ id, name: "Invoice sync" }), secret }));
});

const open = () => show(<KeysPage workspace={workspace} onOpenReference={vi.fn()} />);
const act = async (user: ReturnType<typeof open>, key: string, item: string) => {
  await user.click(await screen.findByRole("button", { name: `Actions for ${key}` }));
  await user.click(await screen.findByRole("menuitem", { name: item }));
};

describe("rotating a key", () => {
  it("asks how long the old key works, and shows the new one this once", async () => {
    const user = open();
    await act(user, "Invoice sync", "Rotate");
    const dialog = within(await screen.findByRole("dialog", { name: "Rotate “Invoice sync”" }));
    expect(dialog.getByRole("radio", { name: "24 hours" })).toBeChecked();
    expect(dialog.getByText(/Tools that use it stop working at once/)).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.click(dialog.getByRole("radio", { name: "7 days" }));
    await user.click(dialog.getByRole("button", { name: "Create new key" }));
    expect(fakes.rotateKey).toHaveBeenCalledExactlyOnceWith(workspace.id, "x7Qp", 168);
    expect(await screen.findByRole("dialog", { name: "New key for “Invoice sync”" })).toBeVisible();
    expect(screen.getByRole("status", { name: "API key" })).toHaveTextContent(secret);
    await user.keyboard("{Escape}");
    expect(screen.getByRole("alert")).toHaveTextContent("The key is not copied yet.");
  });

  it("says why it cannot be", async () => {
    fakes.rotateKey.mockRejectedValue(new BackendError({ code: "conflict", id: "key.not_live", args: { name: "Invoice sync" } }));
    const user = open();
    await act(user, "Invoice sync", "Rotate");
    await user.click(await screen.findByRole("button", { name: "Create new key" }));
    expect(await screen.findByRole("alert")).toHaveTextContent('The key "Invoice sync" has expired or is revoked, so it cannot be changed.');
  });

  it("shows both keys in the list, and when the old ones end", async () => {
    fakes.listKeys.mockResolvedValue([rotated]);
    open();
    const row = within(await screen.findByRole("row", { name: /Invoice sync/ }));
    expect(row.getByText("owl_…x7Qp")).toBeVisible();
    expect(row.getByText("old owl_…newR ends in 23 hours")).toBeVisible();
    expect(row.getByText("old owl_…oldS ends in 2 hours")).toBeVisible();
  });

  it("ends old keys one by one", async () => {
    fakes.listKeys.mockResolvedValue([rotated]);
    fakes.endSecret.mockResolvedValueOnce({ ...rotated, former: former.slice(0, 1) }).mockResolvedValueOnce({ ...rotated, former: [] });
    const user = open();
    await act(user, "Invoice sync", "End old keys");
    const dialog = within(await screen.findByRole("alertdialog", { name: "End old keys of “Invoice sync”" }));
    expect(dialog.getByText("works until Nov 23, 2026, 3:00 PM")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.click(dialog.getByRole("button", { name: "End now: owl_…oldS" }));
    expect(fakes.endSecret).toHaveBeenLastCalledWith(workspace.id, "x7Qp", "aaaa00000002");
    expect(await screen.findByText("owl_…oldS has ended.")).toBeVisible();
    expect(dialog.queryByRole("button", { name: "End now: owl_…oldS" })).not.toBeInTheDocument();
    await user.click(dialog.getByRole("button", { name: "End now: owl_…newR" }));
    await waitFor(() => expect(screen.queryByRole("alertdialog", { name: /End old keys/ })).not.toBeInTheDocument());
  });

  it("says why an old key was not ended", async () => {
    fakes.listKeys.mockResolvedValue([{ ...rotated, former: former.slice(0, 1) }]);
    fakes.endSecret.mockRejectedValue(new BackendError({ code: "not_found", id: "key.secret_not_found", args: { name: "Invoice sync", id: "aaaa00000001" } }));
    const user = open();
    await act(user, "Invoice sync", "End old key");
    await user.click(await screen.findByRole("button", { name: "End now: owl_…newR" }));
    expect(await screen.findByRole("alert")).toHaveTextContent('"Invoice sync" has no old key aaaa00000001 that still works.');
  });

  it("is not offered for a key that is dead", async () => {
    const user = open();
    await user.click(await screen.findByRole("tab", { name: "Expired 1" }));
    await user.click(await screen.findByRole("button", { name: "Actions for Spring fair import" }));
    expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(["Show usage", "Rename", "Copy hint", "Revoke"]);
  });
});

describe("undoing a revocation", () => {
  async function revoke(user: ReturnType<typeof open>) {
    await act(user, "Invoice sync", "Revoke");
    expect(await screen.findByText(/You can undo this for 10 seconds/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Revoke key" }));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    expect(fakes.undoRevokeKeys).toHaveBeenCalledExactlyOnceWith(workspace.id, ["x7Qp"]);
  }

  it("brings the key back", async () => {
    await revoke(open());
    expect(await screen.findByText("“Invoice sync” works again.")).toBeVisible();
  });

  it("says that it is too late, or that the name is taken", async () => {
    fakes.undoRevokeKeys.mockRejectedValue(new BackendError({ code: "conflict", id: "key.undo_late", args: { name: "Invoice sync" } }));
    await revoke(open());
    expect(await screen.findByText(/The revocation of "Invoice sync" cannot be undone any more/)).toBeVisible();
  });

  it("brings several back together", async () => {
    const user = open();
    await user.click(within(await screen.findByRole("row", { name: /Invoice sync/ })).getByRole("checkbox"));
    await user.click(within(screen.getByRole("row", { name: /Badge printer/ })).getByRole("checkbox"));
    await user.click(within(screen.getByRole("group", { name: /selected/ })).getByRole("button", { name: "Revoke" }));
    await user.click(await screen.findByRole("button", { name: "Revoke 2 keys" }));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    expect(fakes.undoRevokeKeys).toHaveBeenCalledExactlyOnceWith(workspace.id, ["x7Qp", "0bLk"]);
    expect(await screen.findByText("2 keys work again.")).toBeVisible();
  });
});

describe("what a key sees and how often it may ask", () => {
  it("is in the list", async () => {
    fakes.listKeys.mockResolvedValue([
      keyOf({ id: "a", name: "A", modules: [102], rateLimit: 1200 }), keyOf({ id: "b", name: "B", modules: [101, 102] }), keyOf({ id: "c", name: "C", modules: [77] }),
    ]);
    open();
    expect(await screen.findByText("only Badges, 1,200 a minute")).toBeVisible();
    expect(screen.getByText("only Event planning, Badges")).toBeVisible();
    expect(screen.getByText("no app is left")).toBeVisible();
  });

  it("is changed", async () => {
    fakes.listKeys.mockResolvedValue([keyOf({ id: "x7Qp", name: "Invoice sync", modules: [102, 77] })]);
    const user = open();
    await screen.findByText("only Badges");
    await act(user, "Invoice sync", "Change access");
    const dialog = within(await screen.findByRole("dialog", { name: "Access of “Invoice sync”" }));
    expect(dialog.getByRole("checkbox", { name: "Badges" })).toBeChecked();
    expect(dialog.getByRole("checkbox", { name: "Event planning" })).not.toBeChecked();
    await user.click(dialog.getByRole("button", { name: "More options" }));
    await user.type(dialog.getByRole("textbox", { name: "Requests a minute" }), "60");
    expect(await axeFaults()).toEqual([]);
    await user.click(dialog.getByRole("button", { name: "Save" }));
    expect(fakes.updateKey).toHaveBeenCalledExactlyOnceWith(workspace.id, "x7Qp", { modules: [102], rateLimit: 60 });
    expect(await screen.findByText("The access of “Invoice sync” is changed.")).toBeVisible();
  });

  it("is never nothing by mistake, and a wrong limit is said beside it", async () => {
    const user = open();
    await screen.findByRole("row", { name: /Invoice sync/ });
    await act(user, "Invoice sync", "Change access");
    const dialog = within(await screen.findByRole("dialog", { name: "Access of “Invoice sync”" }));
    await user.click(dialog.getByRole("radio", { name: "Only chosen apps" }));
    await user.click(dialog.getByRole("button", { name: "Save" }));
    expect(await dialog.findByText("Choose at least one app, or all of them.")).toBeVisible();
    expect(fakes.updateKey).not.toHaveBeenCalled();
    await user.click(dialog.getByRole("radio", { name: "All apps" }));
    await user.click(dialog.getByRole("button", { name: "More options" }));
    await user.type(dialog.getByRole("textbox", { name: "Requests a minute" }), "0");
    fakes.updateKey.mockRejectedValueOnce(new BackendError({ code: "invalid", id: "key.rate_range", args: { max: 100000 } }));
    await user.click(dialog.getByRole("button", { name: "Save" }));
    expect(fakes.updateKey).toHaveBeenCalledExactlyOnceWith(workspace.id, "x7Qp", { modules: null, rateLimit: 0 });
    expect(await dialog.findByText("A key can be limited to 1 to 100000 requests a minute.")).toBeVisible();
    expect(dialog.getByRole("textbox", { name: "Requests a minute" })).toBeInvalid();
  });
});

describe("keys that are about to expire", () => {
  const soon = keyOf({ id: "s", name: "Sync", state: "expiring", createdAt: "2026-10-01T00:00:00Z", expiresAt: "2026-11-24T11:00:00Z" });
  it("are named above the list", async () => {
    fakes.listKeys.mockResolvedValue([soon]);
    open();
    expect(await screen.findByText(/“Sync” expires in 23 hours. Create a new key for the tool before then/)).toBeVisible();
    fakes.listKeys.mockResolvedValue([soon, ...keys]);
    await emit("changed", { workspace: "", table: "" });
    expect(await screen.findByText(/2 keys expire soon: “Sync” in 23 hours, “Badge printer” in 7 days/)).toBeVisible();
  });

  it("are not when they were made for so short", async () => {
    fakes.listKeys.mockResolvedValue([{ ...soon, createdAt: "2026-11-23T11:30:00Z" }, { ...soon, id: "d", state: "revoked", revokedAt: "2026-11-20T00:00:00Z" }]);
    open();
    await screen.findByRole("tab", { name: "Active 1" });
    expect(screen.queryByText(/expires in/)).not.toBeInTheDocument();
  });
});
