// From a template to a live server: apps from templates and files, and published from one Owlet to another, also when that stops in the middle.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import type { Module } from "../src/backend";
import { button, call, choose, dialog, field, go, goToSettings, newWorkspace, sentence, startAPI, t, told, Tool } from "./app";
import { look, lookAtDialog } from "./browser";
import { type Content, contentOf, type Targets, withoutIds } from "./compare";
import { owletctl } from "./program";
import { Remote } from "./remote";
import { Stage } from "./stage";

const stage = new Stage("publish");
const remote = new Remote();
const saved = join(stage.outside.folder, "invoices.owlet.json");
let page: Page, workspace: string, origin: string, local: Tool;

beforeAll(async () => {
  stage.atEnd(() => remote.stop());
  await remote.start();
  ({ page } = await stage.open());
  await button(page, t("frame.data")).waitFor();
  await page.evaluate((path) => {
    // The system's own dialogs are no part of the page: here they answer at once.
    const { App } = (window as unknown as { go: { main: { App: Record<string, () => Promise<unknown>> } } }).go.main;
    App.AskWhere = App.AskWhich = () => Promise.resolve({ path });
  }, saved);
});

/** Waits for a toast and closes it: pictures are to show what is behind. */
const heard = async (text: string) => button(await told(page, text), t("ui.close")).click();

/** Makes an empty workspace and closes the toast that says so. */
async function begin(name: string, before?: string): Promise<string> {
  const id = await newWorkspace(page, name, before);
  await heard(t("frame.workspaces.created", { name }));
  return id;
}

/** A tool with a key to a workspace here. */
async function toolFor(id: string): Promise<Tool> {
  const { key } = await owletctl<{ key: string }>(stage.home, "key", "create", "--workspace", id, "--name", "Compare", "--json");
  return new Tool(origin, id, key);
}

/** The tables that the links of an app here lead to. */
async function targetsOf(module: string): Promise<Targets> {
  const modules = await call<Module[]>(page, "window.Modules.List", workspace);
  const tables = modules.find(({ name }) => name === module)?.tables ?? [];
  const targets: Targets = {};
  for (const { name, fields } of tables) {
    for (const { name: field, refTableId } of fields ?? []) {
      const target = tables.find(({ id }) => id === refTableId);
      if (target) targets[`${name}/${field}`] = target.name;
    }
  }
  return targets;
}

/** Holds what the other server answers about an app against what this one does. */
async function compare(module: string): Promise<Content> {
  const targets = await targetsOf(module);
  const [here, there] = [await contentOf(local, module), await contentOf(remote.tool(), module)];
  expect(Object.keys(targets)).not.toEqual([]);
  expect(JSON.stringify(withoutIds(here, targets))).not.toContain("no record");
  expect(withoutIds(there, targets)).toEqual(withoutIds(here, targets));
  return there;
}

/** Of an app and a table that are called the same, the app comes first. */
const act = (name: string, item: string) => choose(page, button(page, t("data.menuActions", { name })).first(), item);

interface Where { address?: string; workspace?: string; key?: string; name?: string }

async function fillWhere({ address = remote.address, workspace: there = remote.workspace, key = remote.key, name }: Where = {}) {
  await field(dialog(page), t("publish.where.address")).fill(address);
  await field(dialog(page), t("publish.where.workspace")).fill(there);
  await field(dialog(page), t("publish.where.key")).fill(key);
  if (name) await field(dialog(page), t("publish.where.name")).fill(name);
  await button(dialog(page), t("publish.where.next")).click();
}

async function connect(where: Where = {}) {
  await fillWhere(where);
  await button(dialog(page), t("publish.confirm.connect")).click();
}

async function resume(key: string) {
  await field(dialog(page), t("publish.where.key")).fill(key);
  await button(dialog(page), t("publish.resume.continue")).click();
}

const wrongKey = () => `${remote.key.slice(0, -1)}${remote.key.endsWith("a") ? "b" : "a"}`;
const back = () => button(dialog(page), t("publish.back")).click();
const said = (text: string) => dialog(page).getByText(text).waitFor();

test("an empty workspace offers templates, a blank app and files", async () => {
  workspace = await begin("Studio");
  origin = await startAPI(page);
  local = await toolFor(workspace);
  await look(page, "publish-start");
});

test("a template becomes an app with linked tables and records", async () => {
  await button(page, t("start.use", { name: t("start.templates.invoices.title") })).click();
  await heard(t("start.made", { name: "Invoices" }));
  await page.getByRole("grid").waitFor();
  await look(page, "publish-template-invoices");
});

test("the other templates are in the new app menu", async () => {
  for (const name of ["contacts", "inventory", "events"] as const) {
    await choose(page, button(page, t("data.design.app.new")), t("start.menu.template"));
    if (name === "contacts") await lookAtDialog(page, "publish-templates");
    await button(dialog(page), t("start.use", { name: t(`start.templates.${name}.title`) })).click();
    await heard(t("start.made", { name: "" }).trim());
    await page.getByRole("grid").waitFor();
  }
  await button(page, t("data.design.app.new")).click();
  await look(page, "publish-new-app-menu");
  await page.keyboard.press("Escape");
});

test("an app that was saved and opened again is the same", async () => {
  await act("Invoices", t("start.menu.save"));
  await lookAtDialog(page, "publish-save");
  await button(dialog(page), t("start.file.save")).click();
  await heard(t("start.file.saved", { file: "invoices.owlet.json" }));
  const first = readFileSync(saved);
  const other = await begin("Elsewhere", "Studio");
  await button(page, t("start.open")).click();
  await heard(t("start.file.opened", { name: "Invoices" }));
  await page.getByRole("grid").waitFor();
  expect(await contentOf(await toolFor(other), "invoices")).toEqual(await contentOf(local, "invoices"));
  await act("Invoices", t("start.menu.save"));
  await button(dialog(page), t("start.file.save")).click();
  await heard(t("start.file.saved", { file: "invoices.owlet.json" }));
  expect(readFileSync(saved)).not.toEqual(first);
  const app = (text: Buffer) => ({ ...(JSON.parse(text.toString()) as Record<string, unknown>), name: "" });
  expect(app(readFileSync(saved))).toEqual(app(first));
  await choose(page, button(page, t("frame.workspaces.switch", { name: "Elsewhere" })), "Studio");
  await button(page, t("frame.workspaces.switch", { name: "Studio" })).waitFor();
});

test("a workspace is saved as a file in its settings", async () => {
  await goToSettings(page, "workspace");
  await page.getByText(t("start.file.card")).scrollIntoViewIfNeeded();
  await look(page, "publish-workspace-file");
  await go(page, "data");
});

test("where an app goes is checked before anything is sent", async () => {
  await act("Invoices", t("start.menu.publish"));
  await lookAtDialog(page, "publish-where");
  await fillWhere({ address: "go ninox" });
  await said(sentence("publish.address", { address: "go ninox" }));
  await fillWhere({ address: "http://go.ninox.com" });
  await said(sentence("publish.not_https", { address: "http://go.ninox.com" }));
  await fillWhere({ workspace: "Live" });
  await said(t("publish.where.workspaceWrong"));
  await fillWhere({ key: " " });
  await said(t("publish.where.keyMissing"));
  await lookAtDialog(page, "publish-where-wrong");
});

test("what the server answers to a wrong step is said in words", async () => {
  const { port, close } = await redirecting("https://example.org/login");
  const elsewhere = `http://127.0.0.1:${port}`;
  await connect({ address: elsewhere });
  await said(sentence("publish.redirect", { address: elsewhere, location: "https://example.org/login" }));
  await lookAtDialog(page, "publish-redirect");
  close();
  await back();
  await connect({ key: wrongKey() });
  await said(sentence("publish.unauthorized", { address: remote.address }));
  await lookAtDialog(page, "publish-key-wrong");
  await back();
});

async function redirecting(to: string): Promise<{ port: number; close: () => void }> {
  const server = createServer((_, answer) => answer.writeHead(302, { Location: to }).end());
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  stage.atEnd(close);
  return { port: (server.address() as AddressInfo).port, close };
}

test("an app from a template is published, and is the same there", async () => {
  await fillWhere();
  await lookAtDialog(page, "publish-confirm");
  await button(dialog(page), t("publish.confirm.connect")).click();
  await dialog(page).getByRole("list", { name: t("publish.plan.list") }).waitFor();
  await lookAtDialog(page, "publish-plan");
  expect((await remote.tool().ask("GET", "/modules")).body.data).toEqual([]);
  await button(dialog(page), t("publish.plan.publish")).click();
  await button(dialog(page), t("ui.done")).waitFor();
  await lookAtDialog(page, "publish-done");
  await compare("invoices");
  await button(dialog(page), t("ui.done")).click();
});

test("a name that is taken there is said, and another can be chosen", async () => {
  await act("Invoices", t("start.menu.publish"));
  await connect();
  await said(sentence("publish.name_taken", { workspace: "Live", address: remote.address, name: "invoices" }));
  await lookAtDialog(page, "publish-name-taken");
  await connect({ name: "invoices_2" });
  await dialog(page).getByRole("list", { name: t("publish.plan.list") }).waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
});

/** An app with links round in a circle, choices, and ids with gaps. */
async function buildTrips() {
  const create = (noun: string, ...args: unknown[]) => call<unknown>(page, `window.${noun}.Create`, ...args);
  await create("Modules", workspace, { name: "trips", labels: { "": "Trips" } });
  const at = (table: string) => ({ workspace, module: "trips", table });
  for (const [name, label] of [["groups", "Groups"], ["people", "People"]]) await create("Tables", { workspace, module: "trips" }, { name, labels: { "": label } }, []);
  const names = (...all: string[]) => all.map((name) => ({ name }));
  await create("Fields", at("groups"), [{ name: "title", labels: { "": "Title" }, type: "string", required: true }, { name: "days", labels: { "": "Days" }, type: "multi", options: names("Mon", "Tue", "Wed") }]);
  await create("Fields", at("people"), [
    { name: "name", labels: { "": "Name" }, type: "string" }, { name: "meal", labels: { "": "Meal" }, type: "choice", options: names("Meat", "Fish", "None") },
    { name: "group", labels: { "": "Group" }, type: "reference", refTableName: "groups" }, { name: "guardian", labels: { "": "Guardian" }, type: "reference", refTableName: "people" },
    { name: "paid", labels: { "": "Paid" }, type: "number" }, { name: "born", labels: { "": "Born" }, type: "date" },
  ]);
  await create("Fields", at("groups"), [{ name: "leader", labels: { "": "Leader" }, type: "reference", refTableName: "people" }]);
  await create("Records", at("groups"), JSON.stringify({ records: Array.from({ length: 20 }, (_, i) => ({ title: `Group ${i + 1}`, days: i % 2 ? ["Mon", "Wed"] : [] })) }));
  const person = (n: number) => ({
    name: `Person ${n} „ü“ 😀`, meal: ["Meat", "Fish", "None"][n % 3], group: String((n % 20) + 1), guardian: n > 100 ? String(n - 100) : null,
    paid: n / 8, born: `2001-0${(n % 9) + 1}-13`,
  });
  for (let from = 1; from < 700; from += 100) {
    await create("Records", at("people"), JSON.stringify({ records: Array.from({ length: 100 }, (_, i) => person(from + i)) }));
  }
  await call(page, "window.Records.Delete", at("people"), [50, 51]);
  await call(page, "window.Records.Update", at("groups"), JSON.stringify({ records: [{ id: 1, leader: 700 }] }));
}

test("a server that stops in the middle: the publication goes on where it stopped, once", async () => {
  await buildTrips();
  let batches = 0;
  remote.stopAt((method, path) => method === "POST" && path.endsWith("/people/records") && ++batches === 3);
  await act("Trips", t("start.menu.publish"));
  await connect();
  await button(dialog(page), t("publish.plan.publish")).click();
  await dialog(page).getByRole("progressbar").waitFor();
  await dialog(page).getByRole("status").waitFor();
  await lookAtDialog(page, "publish-run");
  await button(dialog(page), t("publish.run.stop")).click();
  await said(t("publish.stopped.lead"));
  await lookAtDialog(page, "publish-stopped");
  await remote.serve();
  await button(dialog(page), t("publish.stopped.resume")).click();
  await lookAtDialog(page, "publish-resume");
  await resume(wrongKey());
  await dialog(page).getByRole("alert").getByText(sentence("publish.unauthorized", { address: remote.address })).waitFor();
  await lookAtDialog(page, "publish-failed");
  await button(dialog(page), t("ui.close")).click();
  await act("Trips", t("start.menu.publish"));
  await button(dialog(page), t("publish.unfinished.discard")).click();
  await lookAtDialog(page, "publish-discard");
  await back();
  await button(dialog(page), t("publish.unfinished.continue")).waitFor();
  await lookAtDialog(page, "publish-unfinished");
  await button(dialog(page), t("publish.unfinished.continue")).click();
  await resume(remote.key);
  await button(dialog(page), t("ui.done")).waitFor();
  await lookAtDialog(page, "publish-resumed");
  const there = await compare("trips");
  expect(there.people?.records).toHaveLength(698);
});
