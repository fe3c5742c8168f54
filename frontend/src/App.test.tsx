import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { render } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { App } from "./App";
import { BackendError, type LanguageChoice } from "./backend";
import { axeFaults } from "./test/axe";
import { emit, facts, fakes, other, running, settings } from "./test/fake";
import { start } from "./words/language";

function open() {
  render(<App />);
  return userEvent.setup();
}
const menu = async (name: string) => within(await screen.findByRole("navigation", { name: "Settings" })).getAllByRole("button", { name });
const title = (name: string) => screen.findByRole("heading", { level: 1, name });

describe("the frame", () => {
  it("goes to every page of the settings, and comes back to the last one", async () => {
    const user = open();
    await title("API & integrations");
    await user.click((await menu("Profile"))[0]!);
    await title("Profile");
    const [organization, workspacePage] = await menu("Settings");
    await user.click(organization!);
    await title("Organization settings");
    for (const name of ["Subscriptions and usage", "Audit log"]) {
      await user.click((await menu(name))[0]!);
      await title(name);
    }
    await user.click(workspacePage!);
    await title("Workspace settings");
    expect((await menu("Settings"))[1]).toHaveAttribute("aria-current", "page");
    expect(await axeFaults()).toEqual([]);
    const rail = within(screen.getByRole("navigation", { name: "Parts of Owlet" }));
    await user.click(rail.getByRole("button", { name: "Data" }));
    expect(rail.getByRole("button", { name: "Data" })).toHaveAttribute("aria-current", "page");
    await user.click(rail.getByRole("button", { name: "Settings" }));
    await title("Workspace settings");
  });

  it("names the organization and the workspace", async () => {
    open();
    const settings = within(await screen.findByRole("navigation", { name: "Settings" }));
    expect(await settings.findByText("Home office")).toBeVisible();
    expect(settings.getByRole("button", { name: "Workspace Company events. Switch workspace" })).toBeVisible();
  });

  it("marks where keys are about to expire", async () => {
    open();
    const [entry] = await menu("API & integrations");
    await waitFor(() => expect(entry).toHaveAccessibleDescription("1 key expires soon"));
    expect(within(entry!).getByTitle("1 key expires soon")).toBeVisible();
  });

  it("switches to another workspace", async () => {
    const user = open();
    await user.click(await screen.findByRole("button", { name: /Switch workspace/ }));
    fakes.currentWorkspace.mockResolvedValue(other);
    await user.click(await screen.findByRole("menuitemradio", { name: "Facilities" }));
    expect(fakes.switchWorkspace).toHaveBeenCalledExactlyOnceWith(other.id);
    expect(await screen.findByRole("button", { name: "Workspace Facilities. Switch workspace" })).toBeVisible();
    await waitFor(() => expect(fakes.listKeys).toHaveBeenLastCalledWith(other.id));
  });

  it("makes a new workspace and goes there", async () => {
    const user = open();
    await user.click(await screen.findByRole("button", { name: /Switch workspace/ }));
    await user.click(await screen.findByRole("menuitem", { name: "New workspace…" }));
    const dialog = within(await screen.findByRole("dialog", { name: "New workspace" }));
    expect(await axeFaults()).toEqual([]);
    fakes.createWorkspace.mockRejectedValueOnce(new BackendError({ code: "invalid", id: "workspace.name_missing", args: {} }));
    await user.click(dialog.getByRole("button", { name: "Create workspace" }));
    expect(await dialog.findByText("Give the workspace a name.")).toBeVisible();
    await user.type(dialog.getByRole("textbox", { name: "Workspace name" }), "Archive{Enter}");
    expect(fakes.createWorkspace).toHaveBeenLastCalledWith({ name: "Archive", internalName: "" });
    await waitFor(() => expect(fakes.switchWorkspace).toHaveBeenCalledExactlyOnceWith("newnewnewnew"));
    expect(await screen.findByText("“Archive” is ready.")).toBeVisible();
  });

  it("says on other pages that the API is stopped, and starts it", async () => {
    fakes.getServer.mockResolvedValue({ ...running, state: "stopped", address: "" });
    const user = open();
    await user.click((await menu("Profile"))[0]!);
    expect(await screen.findByText(/The local API is stopped\./)).toBeVisible();
    fakes.getServer.mockResolvedValue(running);
    await user.click(screen.getByRole("button", { name: "Start" }));
    expect(fakes.startServer).toHaveBeenCalledExactlyOnceWith(8420);
    await waitFor(() => expect(screen.queryByText(/The local API is stopped\./)).not.toBeInTheDocument());
  });

  it("says on other pages why the API failed, and shows where to change that", async () => {
    fakes.getServer.mockResolvedValue({ state: "failed", address: "", port: 8420, error: { code: "conflict", id: "server.port_taken", args: { port: 8420 } } });
    const user = open();
    await user.click((await menu("Profile"))[0]!);
    expect(await screen.findByText(/8420/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show details" }));
    await title("API & integrations");
  });
});

describe("closing the window", () => {
  it("names the keys that were used, and remembers the choice", async () => {
    const user = open();
    await title("API & integrations");
    await emit("close-asked", undefined);
    const dialog = within(await screen.findByRole("alertdialog", { name: "Keep the API running?" }));
    expect(await dialog.findByText("One key was used in the last 24 hours:")).toBeVisible();
    expect(dialog.getByText("Invoice sync · Company events")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
    await user.click(dialog.getByRole("checkbox", { name: /Remember my choice/ }));
    await user.click(dialog.getByRole("button", { name: "Keep the API running" }));
    expect(fakes.closeWindow).toHaveBeenCalledExactlyOnceWith("keep", true);
    await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
  });

  it("quits, and says that no key was used", async () => {
    fakes.closeQuestion.mockResolvedValue({ usedKeys: [] });
    const user = open();
    await title("API & integrations");
    await emit("close-asked", undefined);
    expect(await screen.findByText("No key was used in the last 24 hours.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Quit" }));
    expect(fakes.closeWindow).toHaveBeenCalledExactlyOnceWith("quit", false);
  });
});

describe("a data folder that cannot be opened", () => {
  it("says what is wrong, where, and that nothing was changed", async () => {
    fakes.getFacts.mockResolvedValue({ ...facts, problem: { code: "storage", id: "storage.corrupt", args: { file: "/home/mara/Owlet/owlet.db" } } });
    fakes.currentWorkspace.mockRejectedValue(new BackendError({ code: "internal", id: "internal", args: {} }));
    const user = open();
    await title("Owlet cannot open its data");
    expect(screen.getByRole("alert")).toHaveTextContent("This file is damaged or is not one of Owlet's. Nothing was changed. File: /home/mara/Owlet/owlet.db");
    expect(screen.getByRole("button", { name: "Copy Data folder: /home/mara/Owlet" })).toBeVisible();
    expect(screen.queryByRole("navigation")).not.toBeInTheDocument();
    expect(await axeFaults()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "Open folder" }));
    expect(fakes.openFolder).toHaveBeenCalledOnce();
    await user.click(screen.getByRole("button", { name: "Quit" }));
    expect(fakes.quit).toHaveBeenCalledOnce();
  });
});

describe("the language", () => {
  const languageList = () => screen.findByRole("button", { name: /Language of Owlet|Sprache von Owlet/ });

  it("is the one that was chosen, from the first page on", async () => {
    fakes.getSettings.mockResolvedValue({ ...settings, language: "de" });
    open();
    await title("API & Integrationen");
    expect(document.documentElement.lang).toBe("de");
    expect(screen.getByRole("button", { name: "Daten" })).toBeVisible();
    expect(await axeFaults()).toEqual([]);
  });

  it("is German on a German system", async () => {
    vi.spyOn(navigator, "language", "get").mockReturnValue("de-AT");
    start();
    open();
    await title("API & Integrationen");
  });

  it("is the system's where the settings cannot be read", async () => {
    fakes.getSettings.mockRejectedValue(new BackendError({ code: "internal", id: "internal", args: {} }));
    open();
    await title("API & integrations");
    expect(document.documentElement.lang).toBe("en");
  });

  it("changes in Profile at once, and nothing that was typed is lost", async () => {
    const user = open();
    const choose = async (name: string, language: LanguageChoice) => {
      fakes.getSettings.mockResolvedValue({ ...settings, language });
      await user.click(screen.getByRole("option", { name }));
      await emit("changed", { workspace: "", table: "" });
    };
    await title("API & integrations");
    await user.click((await menu("Profile"))[0]!);
    await user.type(await screen.findByRole("textbox", { name: "Display name" }), " Lindt");
    await user.click(await languageList());
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["As the system: English", "English", "Deutsch"]);
    await choose("Deutsch", "de");
    await title("Profil");
    expect(fakes.setLanguage).toHaveBeenCalledExactlyOnceWith("de");
    expect(document.documentElement.lang).toBe("de");
    expect(screen.getByRole("textbox", { name: "Anzeigename" })).toHaveValue("Mara Lindt");
    expect(await languageList()).toHaveTextContent("Deutsch");
    await user.click(await languageList());
    await choose("Wie das System: English", "system");
    await title("Profile");
  });
});
