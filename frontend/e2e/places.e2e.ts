// Every other page and dialog: looked at in light and dark, and used.
import { readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { button, call, choose, dialog, field, go, goToSettings, sentence, startAPI, t, told } from "./app";
import { look, lookAtDialog } from "./browser";
import type { Desktop } from "./desktop";
import { until } from "./program";
import { Stage } from "./stage";

interface Workspace { id: string; name: string }

const stage = new Stage("places");
let desktop: Desktop, page: Page;

beforeAll(async () => {
  desktop = stage.desktop();
  ({ page } = await stage.open());
  await button(page, t("frame.data")).waitFor();
  await startAPI(page);
});

const switcher = (name: string) => button(page, t("frame.workspaces.switch", { name }));

test("the data of the sample app", async () => {
  await go(page, "data");
  const menu = page.getByRole("navigation", { name: t("data.title"), exact: true });
  for (const [label, name] of [["Venues", "venues"], ["Events", "events"], ["Guests", "guests"]] as const) {
    await button(menu, label).click();
    await page.getByRole("heading", { name: label }).first().waitFor();
    await page.getByRole("row").nth(1).waitFor();
    await look(page, `data-${name}`);
  }
  await page.getByRole("tab", { name: t("data.fields") }).click();
  await look(page, "data-fields");
  await page.getByRole("tab", { name: t("data.api") }).click();
  await look(page, "data-api");
});

test("the profile is kept", async () => {
  await goToSettings(page, "profile");
  await look(page, "profile");
  await field(page, t("settings.profile.displayName")).fill("Mara Lindt");
  await field(page, t("settings.profile.email")).fill("no address");
  await button(page, t("settings.profile.update")).click();
  await page.getByText(sentence("person.email", { email: "no address" })).waitFor();
  await field(page, t("settings.profile.email")).fill("mara@example.org");
  await button(page, t("settings.profile.update")).click();
  await told(page, t("settings.profile.updated"));
  expect(await call(page, "window.Person.Get")).toMatchObject({ displayName: "Mara Lindt", email: "mara@example.org" });
});

test("the organization is renamed", async () => {
  await goToSettings(page, "organization");
  await look(page, "organization");
  await field(page, t("settings.organizationPage.name")).fill("Lindt & Co");
  await button(page, t("settings.organizationPage.update")).click();
  await told(page, t("settings.organizationPage.updated", { name: "Lindt & Co" }));
  await page.getByRole("navigation", { name: t("settings.title"), exact: true }).getByText("Lindt & Co").waitFor();
});

test("a workspace is created, shown and renamed", async () => {
  await choose(page, switcher("Company events"), t("frame.workspaces.new"));
  await lookAtDialog(page, "new-workspace");
  await button(dialog(page), t("frame.workspaces.create")).click();
  await dialog(page).getByText(sentence("workspace.name_missing")).waitFor();
  await field(dialog(page), t("frame.workspaces.name")).fill("Summer fair");
  await button(dialog(page), t("frame.workspaces.create")).click();
  await switcher("Summer fair").waitFor();
  await goToSettings(page, "workspace");
  await look(page, "workspace");
  await field(page, t("settings.workspacePage.name")).fill("Winter fair");
  await button(page, t("settings.workspacePage.update")).click();
  await switcher("Winter fair").waitFor();
  await go(page, "data");
  await page.getByText(t("start.title")).waitFor();
  await look(page, "data-empty");
});

test("a workspace is deleted once its exact name is typed, and its file goes to the trash", async () => {
  const { id } = await call<Workspace>(page, "window.Workspaces.Current");
  await goToSettings(page, "workspace");
  const act = button(page, t("settings.workspacePage.delete"));
  await page.getByRole("checkbox", { name: t("settings.workspacePage.understand") }).check();
  await field(page, t("settings.workspacePage.typeName")).fill("winter fair");
  expect(await act.isDisabled()).toBe(true);
  await field(page, t("settings.workspacePage.typeName")).fill("Winter fair");
  await act.click();
  await told(page, t("settings.workspacePage.deleted", { name: "Winter fair" }));
  await switcher("Company events").waitFor();
  expect(readdirSync(join(stage.home, "trash")).filter((file) => file.includes(id))).not.toEqual([]);
});

test("the API is stopped and started, and every page says so while it is stopped", async () => {
  await goToSettings(page, "keys");
  await button(page, t("keys.server.stop")).click();
  await page.getByText(t("keys.server.stopped")).first().waitFor();
  await look(page, "api-stopped");
  await go(page, "reference");
  await page.getByText(t("reference.stoppedTitle")).waitFor();
  await look(page, "reference-stopped");
  await goToSettings(page, "profile");
  await page.getByText(t("frame.server.stopped")).waitFor();
  await look(page, "banner");
  await button(page, t("frame.server.start")).click();
  await page.getByText(t("frame.server.stopped")).waitFor({ state: "detached" });
});

test("a file that is gone from under Owlet is said on every page, until it is back", async () => {
  const { id } = await call<Workspace>(page, "window.Workspaces.Current");
  const file = join(stage.home, "workspaces", `${id}.db`);
  await call(page, "window.Modules.List", id);
  renameSync(file, `${file}.away`);
  const banner = page.getByRole("alert").filter({ hasText: t("frame.storage.missing", { file }) });
  await banner.waitFor();
  await look(page, "file-gone");
  await button(banner, t("frame.storage.openFolder")).click();
  await until("the folder that was opened", () => stage.outside.opened(`file://${stage.home}`));
  renameSync(`${file}.away`, file);
  await banner.waitFor({ state: "detached" });
});

test("closing the window asks while the API runs", async () => {
  await desktop.focus("Owlet");
  await desktop.close();
  await dialog(page).getByText(t("frame.closing.title")).waitFor();
  await dialog(page).getByText(t("frame.closing.unused")).waitFor();
  await lookAtDialog(page, "closing");
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await until("the window is still there", async () => (await desktop.windows("Owlet")).length > 0);
});

test("deleting the app names what goes with it", async () => {
  await go(page, "data");
  await choose(page, button(page, t("data.menuActions", { name: "Event planning" })), t("data.delete.act"));
  await lookAtDialog(page, "delete-app");
  await button(dialog(page), t("data.delete.submit")).click();
  await told(page, t("data.delete.done", { name: "Event planning" }));
  await page.getByText(t("start.title")).waitFor();
});
