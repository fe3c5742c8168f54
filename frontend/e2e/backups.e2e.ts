// A backup's story: made, held against what a tool has changed since, restored, and a workspace that was deleted and comes back.
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { button, call, choose, dialog, field, goToSettings, startDevelopment, t, told, Tool } from "./app";
import { launch, look, lookAtDialog, open } from "./browser";
import { Desktop } from "./desktop";
import { artefacts, freePort, Outside, type Program, temporaryFolder } from "./program";

interface Workspace { id: string; name: string }

const home = temporaryFolder("backups");
const outside = new Outside();
const guests = "/modules/event_planning/tables/guests";
let desktop: Desktop, browser: Browser, owlet: Program, page: Page, workspace: Workspace, tool: Tool, polled: string;

const endings: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

beforeAll(async () => {
  endings.push(() => rmSync(home, { recursive: true, force: true }), () => rmSync(outside.folder, { recursive: true, force: true }));
  desktop = new Desktop();
  endings.push(() => desktop.stop());
  const started = await startDevelopment(home, outside);
  owlet = started.owlet;
  endings.push(() => owlet.stop());
  browser = await launch();
  endings.push(() => browser.close());
  page = await open(browser, started.address);
  endings.push(() => page.screenshot({ path: join(artefacts, "backups-end.png") }));
  workspace = await call<Workspace>(page, "window.Workspaces.Current");
  const { address } = await call<{ address: string }>(page, "window.Server.Start", await freePort());
  tool = await toolFor(address, "Sync");
});

async function toolFor(address: string, name: string): Promise<Tool> {
  const { secret } = await call<{ secret: string }>(page, "window.Keys.Create", workspace.id, { name, scopes: ["schema:read", "schema:write", "records:read", "records:write"], expiresAt: null });
  return new Tool(address, workspace.id, secret);
}

const guestsNow = () => tool.ask("GET", `${guests}/records`).then(({ body }) => (body.data as unknown[]).length);
const idsOf = ({ body }: Awaited<ReturnType<Tool["ask"]>>) => (body.data as { ids: (number | string)[] }).ids.map(Number);
const rows = () => page.getByRole("grid", { name: t("backups.title") }).getByRole("row");

test("a backup is made", async () => {
  expect((await tool.ask("PATCH", guests, { hasHistory: true })).status).toBe(200);
  await goToSettings(page, "backups");
  await page.getByText(t("backups.emptyTitle")).or(rows().nth(1)).first().waitFor();
  await button(page, t("backups.create")).click();
  await rows().filter({ hasText: t("backups.because.manual") }).waitFor();
  await look(page, "backups");
});

test("it says what a tool has changed since, and brings it back", async () => {
  const before = await guestsNow();
  const added = await tool.ask("POST", `${guests}/records`, { records: [{ name: "Ada" }, { name: "Ben" }] });
  expect(added.status).toBe(201);
  expect((await tool.ask("DELETE", `${guests}/records`, { records: [1] })).status).toBe(200);
  polled = (await tool.ask("GET", `${guests}/records/changes?since=2026-01-01T00:00:00Z`)).body.meta?.asOf ?? "";
  expect(polled).not.toBe("");
  const manual = rows().filter({ hasText: t("backups.because.manual") });
  await manual.getByRole("button", { name: t("backups.restore.act"), exact: false }).first().click();
  await dialog(page).getByText(t("backups.changes.go", { count: 2, total: "2" })).waitFor();
  await dialog(page).getByText(t("backups.changes.come", { count: 1, total: "1" })).waitFor();
  await lookAtDialog(page, "backups-restore");
  await field(dialog(page), t("backups.restore.typeName")).fill(workspace.name);
  await button(dialog(page), t("backups.restore.intoSubmit")).click();
  await told(page, t("backups.restore.done", { name: workspace.name }));
  await rows().filter({ hasText: t("backups.because.restore") }).waitFor();
  expect(await guestsNow()).toEqual(before);
  const next = await tool.ask("POST", `${guests}/records`, { records: [{ name: "Cleo" }] });
  expect(idsOf(next)).toEqual([Math.max(...idsOf(added)) + 1]);
});

test("a poll from before is told to begin anew", async () => {
  const { status, body } = await tool.ask("GET", `${guests}/records/changes?since=${polled}`);
  expect(status).toBe(400);
  expect(body.error?.message).toContain("when the workspace was restored from a backup");
});

test("it becomes a workspace of its own", async () => {
  const manual = rows().filter({ hasText: t("backups.because.manual") });
  await manual.getByRole("button", { name: t("backups.restore.act"), exact: false }).first().click();
  await dialog(page).getByRole("radio", { name: t("backups.restore.as") }).check();
  await field(dialog(page), t("frame.workspaces.name")).fill("Copy");
  await lookAtDialog(page, "backups-restore-as");
  await button(dialog(page), t("backups.restore.asSubmit")).click();
  await button(page, t("frame.workspaces.switch", { name: "Copy" })).waitFor();
});

test("a deleted workspace comes back, and its keys do not", async () => {
  const path = await call<string>(page, "window.Workspaces.Delete", workspace.id, workspace.name);
  expect(path).toContain("trash");
  await goToSettings(page, "workspace");
  const bring = button(page, t("settings.trash.recoverOf", { name: workspace.name }));
  await bring.scrollIntoViewIfNeeded();
  await look(page, "trash");
  await choose(page, button(page, t("settings.trash.more", { name: workspace.name })), t("settings.trash.purge"));
  await lookAtDialog(page, "trash-purge");
  await page.keyboard.press("Escape");
  await bring.click();
  await told(page, t("settings.trash.recovered", { name: workspace.name }));
  await tool.refused();
  tool = await toolFor(tool.origin, "Sync again");
  expect((await tool.ask("GET", "/modules")).status).toBe(200);
});

test("a file that is no backup is refused", async () => {
  const error = await page.evaluate(async ([id, file]) => {
    const { go } = window as unknown as { go: { window: { Backups: { Open: (id: string, file: string) => Promise<unknown> } } } };
    return go.window.Backups.Open(id ?? "", file ?? "").then(() => "", String);
  }, [workspace.id, join(home, "owlet.db")]);
  expect(error).toContain("backup.foreign");
});
