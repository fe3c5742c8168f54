import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { BackendError } from "../backend";
import { axeFaults } from "../test/axe";
import { facts, fakes, settings, workspace } from "../test/fake";
import { show } from "../test/render";
import { OrganizationPage } from "./OrganizationPage";
import { ProfilePage } from "./ProfilePage";
import { WorkspacePage } from "./WorkspacePage";

const fault = (id: string, args: Record<string, unknown> = {}) => new BackendError({ code: "invalid", id, args });
const field = (name: string) => screen.findByRole("textbox", { name });

describe("Profile", () => {
  it("updates name, display name and email", async () => {
    const user = show(<ProfilePage />);
    const display = await field("Display name");
    expect(display).toHaveValue("Mara");
    await user.clear(display);
    await user.type(display, "Mara L.");
    await user.type(await field("Email"), "mara@example.org{Enter}");
    expect(fakes.updatePerson).toHaveBeenCalledExactlyOnceWith({ name: "Mara Lindt", displayName: "Mara L.", email: "mara@example.org" });
    expect(await screen.findByText("Your profile is up to date.")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
  });

  it("says beside the field what is wrong", async () => {
    fakes.updatePerson.mockRejectedValueOnce(fault("person.email", { email: "mara@" }));
    const user = show(<ProfilePage />);
    await user.type(await field("Email"), "mara@{Enter}");
    expect(await screen.findByText('"mara@" is not an e-mail address.')).toBeVisible();
    expect(await field("Email")).toBeInvalid();
    expect(await field("Name")).toBeValid();
  });

  it("remembers what closing the window does", async () => {
    const user = show(<ProfilePage />);
    const select = await screen.findByRole("button", { name: /When I close the window/ });
    await waitFor(() => expect(select).toHaveTextContent("Ask me each time"));
    fakes.getSettings.mockResolvedValue({ ...settings, onClose: "keep" });
    await user.click(select);
    await user.click(await screen.findByRole("option", { name: "Keep the API running, hide the window" }));
    expect(fakes.setOnClose).toHaveBeenCalledExactlyOnceWith("keep");
    expect(await screen.findByRole("button", { name: /Keep the API running, hide the window/ })).toBeVisible();
  });

  it("turns the desktop's notifications of keys off, where there are any", async () => {
    const user = show(<ProfilePage />);
    const box = await screen.findByRole("checkbox", { name: "Tell me before an API key expires" });
    expect(box).toBeChecked();
    fakes.getSettings.mockResolvedValue({ ...settings, notifications: false });
    await user.click(box);
    expect(fakes.setNotifications).toHaveBeenCalledExactlyOnceWith(false);
    await waitFor(() => expect(box).not.toBeChecked());
    fakes.setNotifications.mockRejectedValueOnce(fault("busy"));
    await user.click(box);
    expect(await screen.findByText(/The workspace is busy/)).toBeVisible();
  });

  it("offers no notifications on another system", async () => {
    fakes.getFacts.mockResolvedValue({ ...facts, platform: "darwin" });
    show(<ProfilePage />);
    await screen.findByRole("button", { name: /When I close the window/ });
    expect(screen.queryByRole("checkbox")).not.toBeInTheDocument();
  });

  it("says why it could not be loaded", async () => {
    fakes.getPerson.mockRejectedValueOnce(fault("busy"));
    const user = show(<ProfilePage />);
    expect(await screen.findByRole("alert")).toHaveTextContent("The workspace is busy");
    await user.click(screen.getByRole("button", { name: "Try again" }));
    expect(await field("Name")).toHaveValue("Mara Lindt");
  });
});

describe("Organization settings", () => {
  it("updates name and internal name", async () => {
    const user = show(<OrganizationPage />);
    const name = await field("Organization name");
    await user.clear(name);
    await user.type(name, "Head office");
    await user.click(screen.getByRole("button", { name: "Update organization" }));
    expect(fakes.updateOrganization).toHaveBeenCalledExactlyOnceWith({ name: "Head office", internalName: "home_office" });
    expect(await screen.findByText("“Head office” is up to date.")).toBeVisible();
    expect(await axeFaults()).toEqual([]);
  });

  it("says beside the field what is wrong", async () => {
    fakes.updateOrganization.mockRejectedValueOnce(fault("organization.internal_name", { name: "Home!" }));
    const user = show(<OrganizationPage />);
    await user.type(await field("Internal name"), "!{Enter}");
    expect(await screen.findByText(/Internal name "Home!": use 1 to 100/)).toBeVisible();
    expect(await field("Internal name")).toBeInvalid();
    expect(await field("Organization name")).toBeValid();
  });
});

describe("Workspace settings", () => {
  const onChanged = vi.fn();
  const open = () => {
    onChanged.mockReset();
    return show(<WorkspacePage workspace={workspace} onChanged={onChanged} />);
  };

  it("updates name and internal name", async () => {
    const user = open();
    const name = await field("Workspace name");
    await user.clear(name);
    await user.type(name, "Events{Enter}");
    expect(fakes.updateWorkspace).toHaveBeenCalledExactlyOnceWith(workspace.id, { name: "Events", internalName: "company_events" });
    expect(await screen.findByText("“Events” is up to date.")).toBeVisible();
    expect(onChanged).toHaveBeenCalledOnce();
    expect(await axeFaults()).toEqual([]);
  });

  it("says beside the field what is wrong", async () => {
    fakes.updateWorkspace.mockRejectedValueOnce(fault("workspace.internal_name_taken", { name: "facilities" }));
    const user = open();
    const name = await field("Internal name");
    await user.clear(name);
    await user.type(name, "facilities{Enter}");
    expect(await screen.findByText('Another workspace has the internal name "facilities".')).toBeVisible();
    expect(name).toBeInvalid();
  });

  it("deletes only with a tick and the exact name, and says where the file is", async () => {
    const user = open();
    const danger = within(screen.getByRole("region", { name: "Danger zone" }));
    expect(danger.getByText(/waits under “Deleted workspaces” for 30 days/)).toBeVisible();
    const button = danger.getByRole("button", { name: "Delete workspace" });
    const typed = danger.getByRole("textbox", { name: "Type the workspace name to confirm" });
    await user.type(typed, "company events");
    await user.click(danger.getByRole("checkbox"));
    expect(button).toBeDisabled();
    await user.keyboard("{Enter}");
    await user.clear(typed);
    await user.type(typed, "Company events");
    await user.click(danger.getByRole("checkbox"));
    expect(button).toBeDisabled();
    await user.type(typed, "{Enter}");
    expect(fakes.deleteWorkspace).not.toHaveBeenCalled();
    await user.click(danger.getByRole("checkbox"));
    await user.click(button);
    expect(fakes.deleteWorkspace).toHaveBeenCalledExactlyOnceWith(workspace.id, "Company events");
    expect(onChanged).toHaveBeenCalledOnce();
    expect(await screen.findByText("“Company events” was deleted. It can be brought back for 30 days.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Show in folder" }));
    expect(fakes.showInFolder).toHaveBeenCalledExactlyOnceWith("/home/mara/Owlet/trash/5rdco4s18swu.db");
  });

  it("says why the only workspace stays", async () => {
    fakes.deleteWorkspace.mockRejectedValueOnce(fault("workspace.only"));
    const user = open();
    await user.click(screen.getByRole("checkbox"));
    await user.type(screen.getByRole("textbox", { name: "Type the workspace name to confirm" }), "Company events{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("This is the only workspace. Create another one before deleting it.");
    expect(onChanged).not.toHaveBeenCalled();
  });
});
