import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { BackendError } from "../backend";
import { axeFaults } from "../test/axe";
import { emit, fakes, keyOf, keys, running, workspace } from "../test/fake";
import { show } from "../test/render";
import { KeysPage } from "./KeysPage";

const openReference = vi.fn();
const open = () => show(<KeysPage workspace={workspace} onOpenReference={openReference} />);
const row = (name: string) => screen.findByRole("row", { name: new RegExp(name) });
const rowNames = () => screen.getAllByRole("rowheader").map((cell) => cell.textContent);
const act = async (user: ReturnType<typeof open>, key: string, item: string) => {
  await user.click(await screen.findByRole("button", { name: `Actions for ${key}` }));
  await user.click(await screen.findByRole("menuitem", { name: item }));
};

describe("the list of keys", () => {
  it("shows each key's name, hint, scope, expiration, creator and uses", async () => {
    open();
    const invoice = within(await row("Invoice sync"));
    expect(invoice.getByText("owl_…x7Qp")).toBeVisible();
    expect(invoice.getByText("Full access")).toBeVisible();
    expect(invoice.getByText("Never")).toBeVisible();
    expect(invoice.getByText("Mara Lindt")).toBeVisible();
    expect(invoice.getByText("2 minutes ago")).toHaveAttribute("title", "2026-11-23 11:58:00 UTC");
    const badge = within(await row("Badge printer"));
    expect(badge.getByText("Read only")).toBeVisible();
    expect(badge.getByText("in 7 days")).toBeVisible();
    expect(badge.getByText("Nov 30, 2026")).toBeVisible();
    expect(badge.getByText("12:00 PM")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
  });

  it("keeps expired and revoked keys on tabs of their own, with who revoked them", async () => {
    const user = open();
    await row("Invoice sync");
    expect(screen.getByRole("tab", { name: "Active 3" })).toHaveAttribute("aria-selected", "true");
    await user.click(screen.getByRole("tab", { name: "Expired 1" }));
    expect(within(await row("Spring fair import")).getByText("Expired")).toBeVisible();
    await user.click(screen.getByRole("tab", { name: "Revoked 1" }));
    expect(within(await row("Old newsletter")).getByText("by Jonas Weil")).toBeVisible();
    await waitFor(() => expect(screen.queryByText("Invoice sync")).not.toBeInTheDocument());
    await user.click(screen.getByRole("button", { name: "Actions for Old newsletter" }));
    expect(screen.getAllByRole("menuitem").map((item) => item.textContent)).toEqual(["Show usage", "Copy hint"]);
  });

  it("counts a key as expired from the moment on that it expires", async () => {
    fakes.listKeys.mockResolvedValue([keyOf({ id: "late", name: "Late", state: "expiring", expiresAt: "2026-11-23T11:59:59Z" })]);
    open();
    expect(await screen.findByRole("tab", { name: "Expired 1" })).toBeVisible();
    expect(screen.getByText("No API keys yet")).toBeVisible();
  });

  it("sorts by any column, both ways", async () => {
    const user = open();
    await row("Invoice sync");
    expect(rowNames()).toEqual(["Invoice syncowl_…x7Qp", "Badge printerowl_…0bLk", "Guest list formowl_…h2Wd"]);
    await user.click(screen.getByRole("columnheader", { name: /API key name/ }));
    expect(rowNames()).toEqual(["Badge printerowl_…0bLk", "Guest list formowl_…h2Wd", "Invoice syncowl_…x7Qp"]);
    await user.click(screen.getByRole("columnheader", { name: /Expires at/ }));
    expect(rowNames()[0]).toBe("Badge printerowl_…0bLk");
    await user.click(screen.getByRole("columnheader", { name: /Expires at/ }));
    expect(rowNames().at(-1)).toBe("Badge printerowl_…0bLk");
    await user.click(screen.getByRole("columnheader", { name: /Last used/ }));
    expect(rowNames().at(-1)).toBe("Invoice syncowl_…x7Qp");
  });

  it("searches names, hints, scopes and creators", async () => {
    const user = open();
    await row("Invoice sync");
    const search = screen.getByRole("searchbox", { name: "Search keys" });
    for (const [text, name] of [["0blk", "Badge printer"], ["printer badge", "Badge printer"], ["jonas", "Guest list form"]] as const) {
      await user.clear(search);
      await user.type(search, text);
      expect(rowNames()).toHaveLength(1);
      expect(rowNames()[0]).toContain(name);
    }
    await user.clear(search);
    await user.type(search, "zebra");
    expect(screen.getByText("No key matches “zebra”")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Clear search" }));
    expect(rowNames()).toHaveLength(3);
  });

  it("says what keys are for while there are none, and offers the first step", async () => {
    fakes.listKeys.mockResolvedValue([]);
    const user = open();
    expect(await screen.findByText("No API keys yet")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getByRole("tab", { name: "Expired 0" }));
    expect(screen.getByText("No expired keys")).toBeVisible();
    await user.click(screen.getByRole("tab", { name: "Revoked 0" }));
    expect(screen.getByText("No revoked keys")).toBeVisible();
    await user.click(screen.getByRole("tab", { name: "Active 0" }));
    await user.click(screen.getAllByRole("button", { name: "Create API key" })[1]!);
    expect(await screen.findByRole("dialog", { name: "Create API key" })).toBeVisible();
  });

  it("says what went wrong and tries again", async () => {
    fakes.listKeys.mockRejectedValueOnce(new BackendError({ code: "busy", id: "busy", args: {} }));
    const user = open();
    expect(await screen.findByRole("alert")).toHaveTextContent("The workspace is busy with another change.");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await row("Invoice sync")).toBeVisible();
  });

  it("shows a skeleton only until the first answer, and loads again when keys change", async () => {
    open();
    expect(screen.getAllByRole("status", { name: "Loading" })).not.toHaveLength(0);
    await row("Invoice sync");
    fakes.listKeys.mockResolvedValue(keys.slice(1));
    await emit("changed", { workspace: "", table: "" });
    expect(screen.queryByRole("status", { name: "Loading" })).not.toBeInTheDocument();
    await waitFor(() => expect(screen.queryByText("Invoice sync")).not.toBeInTheDocument());
  });
});

describe("what can be done with a key", () => {
  it("revokes one, after naming it and what stops working", async () => {
    const user = open();
    await row("Invoice sync");
    await act(user, "Invoice sync", "Revoke");
    const dialog = within(await screen.findByRole("alertdialog", { name: "Revoke “Invoice sync”?" }));
    expect(dialog.getByText("Tools that use it stop working at once.")).toBeVisible();
    expect(dialog.getByText(/last used 2 minutes ago/)).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.click(dialog.getByRole("button", { name: "Revoke key" }));
    expect(fakes.revokeKeys).toHaveBeenCalledExactlyOnceWith(workspace.id, ["x7Qp"]);
    expect(await screen.findByText("“Invoice sync” is revoked.")).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("alertdialog", { name: /Revoke/ })).not.toBeInTheDocument());
  });

  it("keeps the dialog and says why when revoking fails", async () => {
    fakes.revokeKeys.mockRejectedValue(new BackendError({ code: "not_found", id: "key.not_found", args: { id: "x7Qp" } }));
    const user = open();
    await row("Invoice sync");
    await act(user, "Invoice sync", "Revoke");
    await user.click(await screen.findByRole("button", { name: "Revoke key" }));
    expect(await screen.findByRole("alert")).toHaveTextContent("There is no key x7Qp in this workspace.");
  });

  it("revokes those that are ticked, and none after Esc", async () => {
    const user = open();
    await user.click(within(await row("Badge printer")).getByRole("checkbox"));
    await user.click(within(await row("Guest list form")).getByRole("checkbox"));
    const bar = within(screen.getByRole("group", { name: "2 keys selected" }));
    expect(bar.queryByRole("button", { name: "Rename" })).not.toBeInTheDocument();
    await user.click(bar.getByRole("button", { name: "Revoke" }));
    expect(await screen.findByRole("alertdialog", { name: "Revoke 2 API keys?" })).toBeVisible();
    await user.keyboard("{Escape}");
    expect(fakes.revokeKeys).not.toHaveBeenCalled();
    await user.click(bar.getByRole("button", { name: "Revoke" }));
    await user.click(await screen.findByRole("button", { name: "Revoke 2 keys" }));
    expect(fakes.revokeKeys).toHaveBeenCalledExactlyOnceWith(workspace.id, ["0bLk", "h2Wd"]);
  });

  it("renames one, and says beside the field what is wrong with a name", async () => {
    fakes.renameKey.mockRejectedValueOnce(new BackendError({ code: "conflict", id: "key.name_taken", args: { name: "Badge printer" } }));
    const user = open();
    await row("Invoice sync");
    await act(user, "Invoice sync", "Rename");
    const field = await screen.findByRole("textbox", { name: "API key name" });
    expect(field).toHaveValue("Invoice sync");
    await waitFor(() => expect(field).toHaveFocus());
    await user.clear(field);
    await user.type(field, "Badge printer{Enter}");
    expect(await screen.findByText('A live key of this workspace is already called "Badge printer".')).toBeVisible();
    expect(field).toBeInvalid();
    await user.type(field, " 2{Enter}");
    expect(fakes.renameKey).toHaveBeenLastCalledWith(workspace.id, "x7Qp", "Badge printer 2");
    expect(await screen.findByText("Renamed to “Badge printer 2”.")).toBeVisible();
  });

  it("ticks all that are listed, and none that come later", async () => {
    const user = open();
    const search = await screen.findByRole("searchbox", { name: "Search keys" });
    await screen.findAllByRole("row");
    const rows = screen.getAllByRole("row").length - 1;
    expect(rows).toBeGreaterThan(1);
    await user.type(search, "Badge");
    await user.click(screen.getAllByRole("checkbox")[0] as HTMLElement);
    expect(await screen.findByText("1 key selected")).toBeVisible();
    await user.clear(search);
    await waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(rows + 1));
    expect(screen.getByText("1 key selected")).toBeVisible();
  });

  it("copies hints", async () => {
    const user = open();
    await row("Invoice sync");
    await act(user, "Badge printer", "Copy hint");
    expect(fakes.copyText).toHaveBeenCalledWith("owl_…0bLk");
    expect(await screen.findByText("Copied owl_…0bLk")).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: "Select All" }));
    await user.click(screen.getByRole("button", { name: "Copy hints" }));
    expect(fakes.copyText).toHaveBeenLastCalledWith("owl_…x7Qp\nowl_…0bLk\nowl_…h2Wd");
  });
});

describe("the way to the description of the API", () => {
  it("opens Swagger UI", async () => {
    const user = open();
    await user.click(screen.getByRole("button", { name: "Swagger UI" }));
    expect(openReference).toHaveBeenCalledOnce();
  });

  it("saves a schema and shows it in its folder", async () => {
    const user = open();
    await user.click(screen.getByRole("button", { name: "JSON schema" }));
    await user.click(await screen.findByRole("menuitem", { name: /This workspace/ }));
    expect(fakes.saveSchema).toHaveBeenCalledExactlyOnceWith(workspace.id, "workspace", "json");
    expect(await screen.findByText("Saved company_events.json")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show in folder" }));
    expect(fakes.showInFolder).toHaveBeenCalledExactlyOnceWith("/home/mara/company_events.json");
  });

  it("says nothing after a cancelled dialog, and why a file could not be written", async () => {
    fakes.saveSchema.mockResolvedValueOnce({ path: "" });
    const user = open();
    const save = async () => {
      await user.click(screen.getByRole("button", { name: "YAML schema" }));
      await user.click(await screen.findByRole("menuitem", { name: /Public API/ }));
    };
    await save();
    expect(fakes.saveSchema).toHaveBeenCalledExactlyOnceWith(workspace.id, "api", "yaml");
    expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
    fakes.saveSchema.mockRejectedValueOnce(new BackendError({ code: "storage", id: "storage.full", args: { file: "/media/stick/api.yaml" } }));
    await save();
    expect(await screen.findByText(/no space left on the disk.*File: \/media\/stick\/api\.yaml/)).toBeVisible();
  });
});

describe("the local API", () => {
  it("says that it runs, where, and stops", async () => {
    const user = open();
    expect(await screen.findByText("Local API is running")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Copy Address: http://127.0.0.1:8420" }));
    expect(fakes.copyText).toHaveBeenCalledWith("http://127.0.0.1:8420");
    expect(await screen.findByRole("button", { name: "Copied" })).toBeVisible();
    fakes.getServer.mockResolvedValue({ ...running, state: "stopped", address: "" });
    await user.click(screen.getByRole("button", { name: "Stop" }));
    expect(await screen.findByText("Local API is stopped")).toBeVisible();
    expect(await screen.findByRole("button", { name: "Copy Address: http://127.0.0.1:8420" }, { timeout: 3000 })).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Start" }));
    expect(fakes.startServer).toHaveBeenCalledExactlyOnceWith(8420);
  });

  it("says that the port is taken, and offers to retry or to use another", async () => {
    const taken = { code: "conflict", id: "server.port_taken", args: { port: 8420 } };
    fakes.getServer.mockResolvedValue({ state: "failed", address: "", port: 8420, error: taken });
    fakes.startServer.mockRejectedValue(new BackendError(taken));
    const user = open();
    expect(await screen.findByText("Local API could not start")).toBeVisible();
    expect(screen.getByText(/8420/)).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Retry" }));
    expect(fakes.startServer).toHaveBeenCalledExactlyOnceWith(8420);
    await user.click(screen.getByRole("button", { name: "Use another port" }));
    const port = screen.getByRole("textbox", { name: "Port" });
    await user.clear(port);
    await user.click(screen.getByRole("button", { name: "Use this port" }));
    expect(await screen.findByText("A port is a whole number from 1024 to 65535.")).toBeVisible();
    fakes.startServer.mockResolvedValue({ ...running, port: 8421 });
    fakes.getServer.mockResolvedValue({ ...running, address: "http://127.0.0.1:8421", port: 8421 });
    await user.type(port, "8421{Enter}");
    expect(fakes.startServer).toHaveBeenLastCalledWith(8421);
    expect(await screen.findByText("http://127.0.0.1:8421")).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("textbox", { name: "Port" })).not.toBeInTheDocument());
  });

  it("says beside the port why it cannot be used", async () => {
    fakes.startServer.mockRejectedValue(new BackendError({ code: "conflict", id: "server.port_taken", args: { port: 8421 } }));
    const user = open();
    await user.click(await screen.findByRole("button", { name: "Change port" }));
    const port = screen.getByRole("textbox", { name: "Port" });
    for (const wrong of ["0", "80", "abc", "-1", "65536", "8420.5"]) {
      await user.clear(port);
      await user.type(port, `${wrong}{Enter}`);
      expect(await screen.findByText("A port is a whole number from 1024 to 65535.")).toBeVisible();
      expect(port).toBeInvalid();
    }
    expect(fakes.startServer).not.toHaveBeenCalled();
    await user.clear(port);
    await user.type(port, "8421{Enter}");
    expect(await screen.findByText("Port 8421 is in use by another program.")).toBeVisible();
  });

  it("follows what Go says about it", async () => {
    open();
    await screen.findByText("Local API is running");
    fakes.getServer.mockResolvedValue({ ...running, state: "stopped" });
    await emit("server", { state: "stopped" });
    expect(await screen.findByText("Local API is stopped")).toBeVisible();
  });
});
