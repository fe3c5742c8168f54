import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { BackendError, type NewKey } from "../backend";
import { axeFaults } from "../test/axe";
import { fakes, keyOf, running, workspace } from "../test/fake";
import { show } from "../test/render";
import { CreateKeyDialog } from "./CreateKeyDialog";

const secret = "owl_7Kd2mQx0vT9nYbR4sLw8ZpHc3FgJ6a1xB0bLkQ2w";
const apps = [{ number: 1, label: "Event planning" }, { number: 2, label: "Badges" }];
const onClose = vi.fn();
const full = ["schema:read", "schema:write", "schema:manage-permissions", "records:read", "records:write"];

function open() {
  onClose.mockReset();
  fakes.createKey.mockImplementation((_, { name }) => Promise.resolve({ key: keyOf({ id: "kLQw", name }), secret }));
  return show(<CreateKeyDialog workspaceId={workspace.id} apps={apps} onClose={onClose} />);
}
const name = () => screen.getByRole("textbox", { name: "API key name" });
const created = () => screen.findByRole("dialog", { name: "Key created: Badge printer" });

describe("creating a key", () => {
  it("asks for a name alone: full access, for ever", async () => {
    const user = open();
    await waitFor(() => expect(name()).toHaveFocus());
    expect(screen.getByRole("radio", { name: "Never" })).toBeChecked();
    expect(screen.getByText("This key never expires.")).toBeVisible();
    expect(screen.getByRole("radio", { name: "Full access" })).toBeChecked();
    expect(await axeFaults()).toEqual([]);
    await user.type(name(), "Badge printer{Enter}");
    expect(fakes.createKey).toHaveBeenCalledExactlyOnceWith(workspace.id, { name: "Badge printer", expiresAt: null, scopes: full, modules: null, rateLimit: null });
    expect(await created()).toBeVisible();
  });

  it("says in words until when the key works", async () => {
    const user = open();
    for (const [days, at, words] of [
      ["7", "2026-11-30T12:00:00.000Z", "Expires on Nov 30, 2026, 1:00 PM (in 7 days)."],
      ["90", "2027-02-21T12:00:00.000Z", "Expires on Feb 21, 2027, 1:00 PM (in 90 days)."],
    ] as const) {
      await user.click(screen.getByRole("radio", { name: `${days} days` }));
      expect(screen.getByText(words)).toBeVisible();
      await user.clear(name());
      fakes.createKey.mockRejectedValueOnce(new BackendError({ code: "busy", id: "busy", args: {} }));
      await user.type(name(), "Badge printer{Enter}");
      expect(fakes.createKey.mock.lastCall?.[1].expiresAt).toBe(at);
      expect(await screen.findByRole("alert")).toHaveTextContent("The workspace is busy");
    }
  });

  it("takes a date and a time in the person's zone", async () => {
    const user = open();
    await user.click(screen.getByRole("radio", { name: "Custom" }));
    expect(screen.getByText("In your time zone, Europe/Berlin.")).toBeVisible();
    expect(screen.getByText("Expires on Dec 23, 2026, 6:00 PM (in 30 days).")).toBeVisible();
    await user.type(screen.getByRole("spinbutton", { name: /month/ }), "3");
    await user.type(screen.getByRole("spinbutton", { name: /year/ }), "2027");
    expect(screen.getByText("Expires on Mar 23, 2027, 6:00 PM (in 120 days).")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.type(name(), "Badge printer{Enter}");
    expect(fakes.createKey.mock.lastCall?.[1].expiresAt).toBe("2027-03-23T17:00:00.000Z");
  });

  it("does not take an incomplete date for never", async () => {
    const user = open();
    await user.click(screen.getByRole("radio", { name: "Custom" }));
    await user.type(screen.getByRole("spinbutton", { name: /day/ }), "{Backspace}{Backspace}");
    await user.type(name(), "Badge printer{Enter}");
    expect(fakes.createKey).not.toHaveBeenCalled();
    expect(screen.getAllByText("Choose a date and a time, or choose “Never”.")[0]).toBeVisible();
  });

  it("says beside the date that it is in the past", async () => {
    const user = open();
    fakes.createKey.mockRejectedValueOnce(new BackendError({ code: "invalid", id: "key.expires_past", args: {} }));
    await user.click(screen.getByRole("radio", { name: "Custom" }));
    await user.type(screen.getByRole("spinbutton", { name: /year/ }), "2020");
    expect(screen.getByText("This time is in the past.")).toBeVisible();
    await user.type(name(), "Badge printer{Enter}");
    const date = screen.getByRole("group", { name: "Date and time" });
    await waitFor(() => expect(date).toHaveAccessibleDescription(/The expiration date is in the past\./));
  });

  it("offers three usual scopes, and each one by itself", async () => {
    const user = open();
    await user.type(name(), "Badge printer");
    await user.click(screen.getByRole("radio", { name: "Read only" }));
    await user.click(screen.getByRole("radio", { name: "Choose one by one" }));
    const box = (words: string) => screen.getByRole("checkbox", { name: words });
    expect(box("See apps, tables and fields")).toBeChecked();
    expect(box("Add, change and delete records")).not.toBeChecked();
    await user.click(box("Add, change and delete records"));
    await user.click(box("See apps, tables and fields"));
    expect(screen.getByText("schema:manage-permissions")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Create API key" }));
    expect(fakes.createKey.mock.lastCall?.[1].scopes).toEqual(["records:read", "records:write"]);
  });

  it("does not take no permission for full access", async () => {
    const user = open();
    await user.type(name(), "Badge printer");
    await user.click(screen.getByRole("radio", { name: "Read only" }));
    await user.click(screen.getByRole("radio", { name: "Choose one by one" }));
    for (const words of ["See apps, tables and fields", "Read records"]) await user.click(screen.getByRole("checkbox", { name: words }));
    await user.click(screen.getByRole("button", { name: "Create API key" }));
    expect(await screen.findByText("Choose at least one permission.")).toBeVisible();
    expect(fakes.createKey).not.toHaveBeenCalled();
  });

  it("says beside the name what is wrong with it, and goes there", async () => {
    fakes.createKey.mockReset();
    const user = open();
    fakes.createKey.mockRejectedValueOnce(new BackendError({ code: "invalid", id: "key.name_missing", args: {} }));
    await user.click(screen.getByRole("button", { name: "Create API key" }));
    expect(await screen.findByText("Give the key a name.")).toBeVisible();
    expect(name()).toBeInvalid();
    await waitFor(() => expect(name()).toHaveFocus());
  });

  it("closes with Esc", async () => {
    const user = open();
    await user.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("does not lose a key that is being made", async () => {
    const user = open();
    let answer: (made: NewKey) => void = () => undefined;
    fakes.createKey.mockImplementation(() => new Promise((resolve) => (answer = resolve)));
    await user.type(name(), "Badge printer{Enter}");
    await user.keyboard("{Escape}");
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(onClose).not.toHaveBeenCalled();
    answer({ key: keyOf({ id: "kLQw", name: "Badge printer" }), secret });
    expect(await created()).toBeVisible();
  });
});

describe("the key, shown once", () => {
  async function make() {
    const user = open();
    await user.type(name(), "Badge printer{Enter}");
    await created();
    return user;
  }

  it("shows the key and copies it", async () => {
    const user = await make();
    expect(screen.getByText("Copy the key now. For your safety it is not shown again.")).toBeVisible();
    expect(screen.getByRole("status", { name: "API key" })).toHaveTextContent(secret);
    expect(await axeFaults()).toEqual([]);
    const copy = screen.getByRole("button", { name: "Copy" });
    await waitFor(() => expect(copy).toHaveFocus());
    await user.keyboard("{Enter}");
    expect(fakes.copyText).toHaveBeenCalledExactlyOnceWith(secret);
    expect(await screen.findByRole("button", { name: "Copied" })).toBeVisible();
    expect(await screen.findByRole("button", { name: "Copy" }, { timeout: 3000 })).toBeVisible();
  });

  it("does not close with Esc before the key is copied", async () => {
    const user = await make();
    await user.keyboard("{Escape}");
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.getByRole("alert")).toHaveTextContent("The key is not copied yet.");
    await user.click(screen.getByRole("button", { name: "Copy" }));
    await screen.findByRole("button", { name: "Copied" });
    await user.keyboard("{Escape}");
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("closes with Done", async () => {
    const user = await make();
    await user.click(screen.getByRole("button", { name: "Done" }));
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("has snippets for four tools, with the address, the workspace and the key", async () => {
    const user = await make();
    const seen: Record<string, string> = {};
    for (const tab of ["Try it", ".env file", "JavaScript", "Python"]) {
      await user.click(screen.getByRole("tab", { name: tab }));
      seen[tab] = within(screen.getByRole("tabpanel")).getByRole("region", { name: tab }).textContent;
      await user.click(screen.getByRole("button", { name: /Copy snippet|Copied/ }));
      expect(fakes.copyText).toHaveBeenLastCalledWith(seen[tab]);
    }
    expect(seen["Try it"]).toBe(`curl -H "Authorization: Bearer ${secret}" http://127.0.0.1:8420/api/v1/workspace/${workspace.id}`);
    expect(seen[".env file"]).toBe(`NINOX_API_BASE=http://127.0.0.1:8420\nNINOX_API_KEY=${secret}\nNINOX_WORKSPACE_ID=${workspace.id}\n`);
    for (const tab of ["JavaScript", "Python"]) {
      expect(seen[tab]).toContain(`"http://127.0.0.1:8420/api/v1/workspace/${workspace.id}"`);
      expect(seen[tab]).toContain(`Bearer ${secret}`);
    }
  });

  it("says that the API is stopped, and where it would be", async () => {
    fakes.getServer.mockResolvedValue({ ...running, state: "stopped", address: "" });
    await make();
    expect(await screen.findByText("The local API is stopped. Start it before you try the key.")).toBeVisible();
    expect(screen.getByRole("region", { name: "Try it" })).toHaveTextContent("http://127.0.0.1:8420/api");
  });
});

describe("what the key sees and how often it may ask", () => {
  it("is chosen app by app, and under more options", async () => {
    const user = open();
    await user.type(name(), "Badge printer");
    await user.click(screen.getByRole("radio", { name: "Only chosen apps" }));
    await user.click(screen.getByRole("button", { name: "Create API key" }));
    expect(await screen.findByText("Choose at least one app, or all of them.")).toBeVisible();
    await user.click(screen.getByRole("checkbox", { name: "Badges" }));
    await user.click(screen.getByRole("button", { name: "More options" }));
    await user.type(screen.getByRole("textbox", { name: "Requests a minute" }), "60");
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Create API key" }));
    expect(fakes.createKey.mock.lastCall?.[1]).toMatchObject({ modules: [2], rateLimit: 60 });
    expect(await created()).toBeVisible();
  });

  it("says beside the apps that one of them is gone", async () => {
    const user = open();
    fakes.createKey.mockRejectedValueOnce(new BackendError({ code: "not_found", id: "key.module_not_found", args: { number: 2 } }));
    await user.type(name(), "Badge printer");
    await user.click(screen.getByRole("radio", { name: "Only chosen apps" }));
    await user.click(screen.getByRole("checkbox", { name: "Badges" }));
    await user.click(screen.getByRole("button", { name: "Create API key" }));
    expect(await screen.findByText("This workspace has no app with the number 2.")).toBeVisible();
  });
});
