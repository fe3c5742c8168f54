// What tools do with a key is seen on its page, in the organization's usage and in its CSV; the audit log says who made the key.
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { button, call, choose, dialog, field, go, goToSettings, startDevelopment, t, told, Tool } from "./app";
import { launch, look, open } from "./browser";
import { Desktop } from "./desktop";
import { artefacts, freePort, Outside, owletctl, temporaryFolder } from "./program";

const home = temporaryFolder("usage");
const outside = new Outside();
let desktop: Desktop, browser: Browser, page: Page, tool: Tool;

const endings: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

beforeAll(async () => {
  endings.push(() => rmSync(home, { recursive: true, force: true }), () => rmSync(outside.folder, { recursive: true, force: true }));
  desktop = new Desktop();
  endings.push(() => desktop.stop());
  const { owlet, address } = await startDevelopment(home, outside);
  endings.push(() => owlet.stop());
  browser = await launch();
  endings.push(() => browser.close());
  page = await open(browser, address);
  endings.push(() => page.screenshot({ path: join(artefacts, "usage-end.png") }));
  await button(page, t("frame.data")).waitFor();
  const port = await freePort();
  await call(page, "window.Server.Start", port);
  const { id } = await call<{ id: string }>(page, "window.Workspaces.Current");
  await go(page, "settings");
  const { secret } = await call<{ secret: string }>(page, "window.Keys.Create", id, { name: "Badge printer", scopes: [] });
  tool = new Tool(`http://127.0.0.1:${port}`, id, secret);
});

const total = (count: number) => page.getByText(t("ui.calls.total", { count, total: String(count) }));
const fact = (name: string) => page.locator(".Metrics > div").filter({ hasText: name }).locator("dd");

test("each request is on the page of its key, soon after it was answered", async () => {
  await button(page, "Badge printer").click();
  await page.getByRole("heading", { level: 1, name: "Badge printer" }).waitFor();
  await page.getByText(t("keys.page.noRequests")).waitFor();
  expect(await page.locator("main:visible").count()).toBe(1);
  const table = "/modules/event_planning/tables/guests";
  const asked = Date.now();
  for (let i = 0; i < 28; i++) expect((await tool.ask("GET", `${table}/records?limit=${i + 1}`)).status).toBe(200);
  expect((await tool.ask("GET", "/modules/none")).status).toBe(404);
  expect((await tool.ask("POST", "/modules", { name: "No Name" })).status).toBe(400);
  await total(30).waitFor();
  expect(Date.now() - asked).toBeLessThan(10_000);
  await page.getByText(t("keys.list.range", { from: 1, to: 25, total: 30 })).waitFor();
  const first = page.getByRole("grid", { name: t("keys.page.requests") }).getByRole("row").nth(1);
  expect(await first.innerText()).toMatch(/createModule\s+400/);
  const errors = page.getByRole("region", { name: t("keys.page.errors") });
  for (const status of ["400", "404"]) await errors.getByText(status, { exact: true }).waitFor();
  await look(page, "key-page");
});

test("its bars are read day by day, by keyboard, and as a table", async () => {
  const day = page.getByRole("slider");
  await day.focus();
  expect(await day.getAttribute("aria-valuetext")).toContain(t("ui.calls.count", { count: 30, total: "30" }));
  await page.keyboard.press("ArrowLeft");
  expect(await day.getAttribute("aria-valuetext")).toContain(t("ui.calls.count", { count: 0, total: "0" }));
  await page.getByRole("radio", { name: t("ui.calls.table") }).check();
  expect(await page.locator(".CallsTable tbody tr").count()).toBe(1);
  await button(page, t("keys.page.back")).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Badge printer");
});

test("the organization's usage counts them, by workspace and by key", async () => {
  await goToSettings(page, "usage");
  await total(30).waitFor();
  expect([await fact(t("usage.metric.callsMonth")).innerText(), await fact(t("usage.metric.calls")).innerText()]).toEqual(["30", "30"]);
  expect(Number(await fact(t("usage.metric.records")).innerText())).toBeGreaterThan(0);
  await look(page, "usage-organization");
  await page.getByRole("radio", { name: t("usage.workspace") }).check();
  await page.getByRole("row", { name: "Company events" }).waitFor();
  await page.locator(".legend").getByText("Badge printer").waitFor();
  await look(page, "usage-workspace");
});

test("and so does the CSV", async () => {
  const path = join(home, "calls.csv");
  await button(page, t("ui.saveRows.act")).last().click();
  await desktop.saveAs(`${t("usage.callsFile", { name: "Company events" })}.csv`, path);
  await told(page, t("ui.saveRows.done", { file: "calls.csv" }));
  const lines = readFileSync(path, "utf8").replace("\uFEFF", "").trimEnd().split("\r\n");
  expect(lines).toHaveLength(91);
  expect(lines[0]).toBe(`${t("ui.calls.day")},${t("ui.calls.calls")},Badge printer`);
  expect(lines[90]).toMatch(/^\d{4}-\d\d-\d\d,30,30$/);
});

test("the audit log says who made the key, and what was changed since", async () => {
  await goToSettings(page, "keys");
  const row = page.getByRole("row", { name: "Badge printer" });
  await choose(page, button(row, t("keys.list.more", { name: "Badge printer" })), t("keys.rename.act"));
  await field(dialog(page), t("keys.create.name")).fill("Label printer");
  await page.keyboard.press("Enter");
  await dialog(page).waitFor({ state: "detached" });
  await owletctl(home, "workspace", "create", "--name", "Facilities");
  await goToSettings(page, "audit");
  const { displayName } = await call<{ displayName: string }>(page, "window.Person.Get");
  const made = page.getByRole("row").filter({ hasText: t("audit.act.key.created") });
  await made.waitFor();
  expect(await made.innerText()).toContain(displayName);
  expect(await made.innerText()).toContain(t("audit.door.window"));
  const renamed = page.getByRole("row").filter({ hasText: t("audit.act.key.renamed") });
  expect(await renamed.innerText()).toContain("Badge printer → Label printer");
  const other = page.getByRole("row").filter({ hasText: t("audit.act.workspace.created") });
  expect(await other.innerText()).toContain(t("audit.door.owletctl"));
  await look(page, "audit");
  await page.getByRole("searchbox").fill("label");
  await made.waitFor({ state: "detached" });
  await renamed.waitFor();
});
