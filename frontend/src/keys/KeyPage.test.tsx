import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { BackendError, type KeyUsage, type Request } from "../backend";
import { axeFaults } from "../test/axe";
import { emit, fakes, keyOf, keys, workspace } from "../test/fake";
import { show } from "../test/render";
import { modules } from "../test/tables";
import { calls, seriesOf } from "../test/usage";
import { KeysPage } from "./KeysPage";
import { statusText } from "./status";

const key = keyOf({ id: "x7Qp", name: "Invoice sync", lastUsedAt: "2026-11-23T11:58:00Z" });
const request = (part: Partial<Request>): Request => ({ at: "2026-11-23T11:58:30Z", operation: "listRecords", status: 200, micros: 1_250, bytes: 24_300, ...part });
const used: KeyUsage = {
  key,
  calls: calls(seriesOf("x7Qp", "Invoice sync", 3, 40)),
  errors: [{ status: 404, requests: 6 }, { status: 429, requests: 1 }],
  requests: [request({ status: 404, operation: "getRecord", bytes: 68, micros: 350 }), ...Array.from({ length: 59 }, (_, at) => request({ operation: `operation${at}` }))],
};
const open = () => show(<KeysPage workspace={workspace} onOpenReference={vi.fn()} />);
const toKey = async () => {
  const user = open();
  await user.click(await screen.findByRole("button", { name: "Invoice sync" }));
  await screen.findByRole("heading", { level: 1, name: "Invoice sync" });
  return user;
};

beforeEach(() => {
  fakes.getKeyUsage.mockResolvedValue(used);
  fakes.listModules.mockResolvedValue(modules);
});

describe("a key's page", () => {
  it("tells what the key is, its calls, its errors by kind and its last requests", async () => {
    await toKey();
    expect(fakes.getKeyUsage).toHaveBeenCalledWith(workspace.id, "x7Qp");
    expect(screen.getByText("by Mara Lindt")).toBeVisible();
    expect(screen.getByText("43 API calls in the last 90 days")).toBeVisible();
    expect(screen.getByRole("slider", { name: "API calls per day, day by day" })).toHaveAttribute("aria-valuetext", "Mon, Nov 23, 2026: 40 API calls");
    const errors = within(screen.getByRole("region", { name: "Refused and failed requests" }));
    expect(errors.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["404Not found6", "429Too many requests1"]);
    const row = within(screen.getByRole("grid", { name: "Last requests" })).getAllByRole("row")[1];
    expect([...(row?.children ?? [])].map((cell) => cell.textContent)).toEqual(["Nov 23, 12:58:30 PM", "getRecord", "404 Not found", "0.4 ms", "68 bytes"]);
    expect(await axeFaults()).toEqual([]);
  });

  it("turns the pages of the requests", async () => {
    const user = await toKey();
    expect(screen.getByText("1–25 of 60")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Older requests" }));
    await user.click(screen.getByRole("button", { name: "Older requests" }));
    expect(screen.getByText("51–60 of 60")).toBeVisible();
    expect(screen.getByText("operation58")).toBeVisible();
    expect(screen.getByRole("button", { name: "Older requests" })).toBeDisabled();
  });

  it("follows what the key is used for", async () => {
    await toKey();
    fakes.getKeyUsage.mockResolvedValue({ ...used, calls: calls(seriesOf("x7Qp", "Invoice sync", 3, 41)) });
    await emit("changed", { workspace: "", table: "usage" });
    expect(await screen.findByText("44 API calls in the last 90 days")).toBeVisible();
  });

  it("goes back to the list as it was, and gives the focus back", async () => {
    const user = open();
    await user.type(await screen.findByRole("searchbox", { name: "Search keys" }), "invoice");
    await user.click(await screen.findByRole("button", { name: "Invoice sync" }));
    expect(await screen.findByRole("button", { name: "All keys" })).toHaveFocus();
    expect(screen.queryByRole("searchbox")).not.toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "All keys" }));
    expect(screen.getByRole("searchbox", { name: "Search keys" })).toHaveValue("invoice");
    expect(screen.getByRole("button", { name: "Invoice sync" })).toHaveFocus();
  });

  it("is opened from the menu too, also that of a revoked key, which nothing more can be done with", async () => {
    fakes.getKeyUsage.mockResolvedValue({ key: keys[4]!, calls: calls(), errors: [], requests: [] });
    const user = open();
    await user.click(await screen.findByRole("tab", { name: "Revoked 1" }));
    await user.click(await screen.findByRole("button", { name: "Actions for Old newsletter" }));
    await user.click(await screen.findByRole("menuitem", { name: "Show usage" }));
    expect(await screen.findByText("No tool has shown this key yet.")).toBeVisible();
    expect(screen.getByText("None in the last 90 days.")).toBeVisible();
    expect(screen.getByText("No API calls in the last 90 days.")).toBeVisible();
    for (const name of ["Rename", "Change access", "Rotate", "Revoke"]) expect(screen.queryByRole("button", { name })).not.toBeInTheDocument();
  });

  it("renames and revokes the key", async () => {
    const user = await toKey();
    await user.click(screen.getByRole("button", { name: "Revoke" }));
    await user.click(await screen.findByRole("button", { name: /^Revoke/, description: "" }));
    await waitFor(() => expect(fakes.revokeKeys).toHaveBeenCalledExactlyOnceWith(workspace.id, ["x7Qp"]));
    await user.click(await screen.findByRole("button", { name: "Rename" }));
    await user.type(await screen.findByRole("textbox", { name: "API key name" }), " 2{Enter}");
    await waitFor(() => expect(fakes.renameKey).toHaveBeenCalledExactlyOnceWith(workspace.id, "x7Qp", "Invoice sync 2"));
  });

  it("tells what narrows the key, and which old keys still work", async () => {
    const former = [{ id: "aaaa00000001", hint: "owl_…oldS", rotatedAt: "2026-11-22T12:00:00Z", endsAt: "2026-11-23T14:00:00Z" }];
    fakes.getKeyUsage.mockResolvedValue({ ...used, key: { ...key, modules: [102], rateLimit: 60, former } });
    const user = await toKey();
    expect(await screen.findByText("only Badges, 60 a minute")).toBeVisible();
    expect(screen.getByText("old owl_…oldS ends in 2 hours")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "End old key" }));
    await user.click(await screen.findByRole("button", { name: "End now: owl_…oldS" }));
    expect(fakes.endSecret).toHaveBeenCalledExactlyOnceWith(workspace.id, "x7Qp", "aaaa00000001");
  });

  it("rotates the key and changes its access", async () => {
    fakes.rotateKey.mockResolvedValue({ key, secret: "owl_7Kd2mQx0vT9nYbR4sLw8ZpHc3FgJ6a1xB0bLkQ2w" });
    const user = await toKey();
    await user.click(screen.getByRole("button", { name: "Rotate" }));
    await user.click(await screen.findByRole("button", { name: "Create new key" }));
    expect(await screen.findByRole("dialog", { name: "New key for “Invoice sync”" })).toBeVisible();
    expect(fakes.rotateKey).toHaveBeenCalledExactlyOnceWith(workspace.id, "x7Qp", 24);
    await user.click(screen.getByRole("button", { name: "Copy" }));
    await user.click(screen.getByRole("button", { name: "Done" }));
    await user.click(screen.getByRole("button", { name: "Change access" }));
    await user.click(await screen.findByRole("radio", { name: /^Only chosen apps/ }));
    await user.click(screen.getByRole("checkbox", { name: "Badges" }));
    await user.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(fakes.updateKey).toHaveBeenCalledExactlyOnceWith(workspace.id, "x7Qp", { modules: [102], rateLimit: null }));
  });

  it("offers no new secret and no other access for an expired key", async () => {
    fakes.getKeyUsage.mockResolvedValue({ ...used, key: { ...key, state: "expired", expiresAt: "2026-06-01T00:00:00Z" } });
    await toKey();
    expect(screen.getByRole("button", { name: "Revoke" })).toBeVisible();
    for (const name of ["Rotate", "Change access"]) expect(screen.queryByRole("button", { name })).not.toBeInTheDocument();
  });

  it("is saved as CSV, day by day", async () => {
    const user = await toKey();
    await user.click(screen.getByRole("button", { name: "Save as CSV" }));
    expect(await screen.findByText("“API calls of Invoice sync.csv” is saved.")).toBeVisible();
    const [name, delimiter, rows] = fakes.saveRows.mock.calls[0] ?? [];
    expect([name, delimiter, rows?.length, rows?.at(-1)]).toEqual(["API calls of Invoice sync.csv", ",", 91, ["2026-11-23", "40", "40"]]);
  });

  it("says what is wrong, and tries again", async () => {
    fakes.getKeyUsage.mockRejectedValueOnce(new BackendError({ code: "not_found", id: "key.not_found", args: { id: "x7Qp" } }));
    const user = open();
    await user.click(await screen.findByRole("button", { name: "Invoice sync" }));
    expect(await screen.findByText("There is no key x7Qp in this workspace.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await screen.findByText("43 API calls in the last 90 days")).toBeVisible();
  });
});

describe("keys that are not used", () => {
  it("are on a tab of their own, and revoked together", async () => {
    fakes.listKeys.mockResolvedValue([keyOf({ id: "a", name: "Old form", unused: true }), keyOf({ id: "b", name: "Old sync", unused: true }), keyOf({ id: "c", name: "Busy" })]);
    const user = open();
    await user.click(await screen.findByRole("tab", { name: "Not used for 90 days 2" }));
    await waitFor(() => expect(screen.getAllByRole("rowheader")).toHaveLength(2));
    await user.click(screen.getByRole("checkbox", { name: "Select All" }));
    await user.click(within(screen.getByRole("group", { name: /selected/ })).getByRole("button", { name: "Revoke" }));
    await user.click(await screen.findByRole("button", { name: "Revoke 2 keys" }));
    expect(fakes.revokeKeys).toHaveBeenCalledExactlyOnceWith(workspace.id, ["a", "b"]);
  });

  it("are none where all are used", async () => {
    const user = open();
    await user.click(await screen.findByRole("tab", { name: "Not used for 90 days 0" }));
    expect(await screen.findByText("No key lies unused")).toBeVisible();
  });
});

it("every status of an error has words, and another one none", () => {
  expect([400, 403, 404, 409, 413, 429, 500, 501, 503, 507].map(statusText)).not.toContain("");
  expect(statusText(418)).toBe("");
});
