// The whole story of a key, in Chromium against the real Go side: made on the screen, used by a real HTTP client, revoked.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { button, call, choose, dialog, field, go, goToSettings, sentence, t, told, Tool } from "./app";
import { look, lookAtDialog, open } from "./browser";
import type { Desktop } from "./desktop";
import { filesWith, freePort, owletctl, type Program, take, until } from "./program";
import { Stage } from "./stage";

interface Workspace { id: string; name: string }
interface Listed { id: string; name: string }

const stage = new Stage("story");
const secrets: string[] = [];
let desktop: Desktop, browser: Browser, owlet: Program, page: Page;
let port: number, workspace: Workspace, tool: Tool;

beforeAll(async () => {
  const { release } = await take(8420);
  stage.atEnd(release);
  port = await freePort();
  desktop = stage.desktop();
  ({ owlet, browser, page } = await stage.open());
});

/** Creates a key on the screen and returns its secret. */
async function createKey(name: string, scope?: string): Promise<string> {
  await button(page, t("keys.create.title")).first().click();
  await field(dialog(page), t("keys.create.name")).fill(name);
  if (scope) await dialog(page).getByRole("radio", { name: scope }).check();
  await button(dialog(page), t("keys.create.submit")).click();
  const secret = await dialog(page).getByRole("status", { name: t("keys.created.key") }).innerText();
  expect(secret).toMatch(/^owl_[0-9A-Za-z]{36}$/);
  secrets.push(secret);
  return secret;
}

async function leaveCreated() {
  await button(dialog(page), t("ui.copy")).click();
  await button(dialog(page), t("ui.done")).click();
  await dialog(page).waitFor({ state: "detached" });
}

const row = (name: string) => page.getByRole("row", { name });
const act = (name: string, item: string) => choose(page, button(row(name), t("keys.list.more", { name })), item);

/** The texts of a page that are in other fonts than the window's or may be shown as other characters, and those fonts that did not load. */
async function wrongFonts(): Promise<string[]> {
  await document.fonts.ready;
  const texts = [...document.querySelectorAll("body *")].filter((e) => e.getClientRects().length > 0 && [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim()));
  const wrong = texts.map((e) => [e, getComputedStyle(e)] as const).filter(([, { fontFamily, fontVariantLigatures }]) =>
    !/^"?(Inter|JetBrains Mono) Variable/.test(fontFamily) || !/none|no-contextual/.test(fontVariantLigatures));
  const missing = ["Inter", "JetBrains Mono"].filter((name) => ![...document.fonts].some((f) => f.family.includes(name) && f.status === "loaded"));
  return [...wrong.map(([e, style]) => `${e.tagName} ${e.className}: ${style.fontFamily} ${style.fontVariantLigatures}`), ...missing];
}

test("a port that is taken is said, with the choices", async () => {
  workspace = await call<Workspace>(page, "window.Workspaces.Current");
  await goToSettings(page, "keys");
  await page.getByText(t("keys.server.failed")).first().waitFor();
  await page.getByText(sentence("server.port_taken", { port: 8420 })).first().waitFor();
  await look(page, "api-port-taken");
  await button(page, t("keys.server.retry")).click();
  await page.getByText(t("keys.server.failed")).first().waitFor();
  await button(page, t("keys.server.anotherPort")).click();
  await field(page, t("keys.server.port")).fill(String(port));
  await button(page, t("keys.server.usePort")).click();
  await page.getByText(t("keys.server.running")).waitFor();
  await button(page, t("ui.copyValue", { label: t("keys.server.address"), value: `http://127.0.0.1:${port}` })).waitFor();
});

test("the page without a key says what keys are for", async () => {
  await page.getByText(t("keys.empty.activeTitle")).waitFor();
  await look(page, "api-empty");
});

test("a wrong name is refused beside the field", async () => {
  await button(page, t("keys.create.title")).first().click();
  await lookAtDialog(page, "create-key");
  await button(dialog(page), t("keys.create.submit")).click();
  await dialog(page).getByText(sentence("key.name_missing")).waitFor();
  await field(dialog(page), t("keys.create.name")).fill("x".repeat(101));
  await button(dialog(page), t("keys.create.submit")).click();
  await dialog(page).getByText(sentence("key.name_long", { max: 100 })).waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
});

test("a key is created and shown once", async () => {
  const secret = await createKey("  Badge printer ");
  await lookAtDialog(page, "key-created");
  await page.keyboard.press("Escape");
  await dialog(page).getByText(t("keys.created.notCopied")).waitFor();
  await leaveCreated();
  await row("Badge printer").waitFor();
  await row("Badge printer").getByText(t("keys.scope.full")).waitFor();
  expect(await page.content()).not.toContain(secret);
  tool = new Tool(`http://127.0.0.1:${port}`, workspace.id, secret);
});

test("a tool reads and writes with it, and the list says so by itself", async () => {
  const modules = await tool.ask("GET", "/modules");
  expect(modules.status).toBe(200);
  expect(modules.body.data[0].name).toBe("event_planning");
  const path = "/modules/event_planning/tables/guests/records";
  expect((await tool.ask("GET", `${path}?limit=2`)).body).toMatchObject({ data: [{ id: "1" }, { id: "2" }], page_info: { has_more: true } });
  const created = await tool.ask("POST", path, { records: [{ name: "Zoe Zimmer" }] });
  expect(created, JSON.stringify(created.body)).toMatchObject({ status: 201 });
  const [id] = created.body.data.ids;
  const found = await tool.ask("GET", `${path}?filter=${encodeURIComponent(JSON.stringify({ name: "Zoe Zimmer" }))}`);
  expect(found.body.data).toMatchObject([{ id: String(id), values: { name: "Zoe Zimmer" } }]);
  expect((await tool.ask("DELETE", path, { records: [id] })).status).toBe(200);
  const nevers = async () => (await row("Badge printer").innerText()).split(t("keys.list.never")).length - 1;
  await until("the list to say when it was used", async () => (await nevers()) === 1); // what is left is that it never expires
});

test("a key of one scope is refused what is not in it", async () => {
  const reader = new Tool(tool.origin, workspace.id, await createKey("Wall display", t("keys.scope.read")));
  await leaveCreated();
  expect((await reader.ask("GET", "/modules")).status).toBe(200);
  const refused = await reader.ask("POST", "/modules", { name: "made_by_a_reader" });
  expect(refused).toMatchObject({ status: 403, body: { error: { message: "Insufficient API key scope: schema:write" } } });
  await look(page, "api-keys");
  expect(await page.evaluate(wrongFonts)).toEqual([]);
});

test("a name that is taken is refused, and another is taken", async () => {
  await act("Wall display", t("keys.rename.act"));
  await field(dialog(page), t("keys.rename.name")).fill("Badge printer");
  await button(dialog(page), t("keys.rename.submit")).click();
  await dialog(page).getByText(sentence("key.name_taken", { name: "Badge printer" })).waitFor();
  await lookAtDialog(page, "rename-key");
  await field(dialog(page), t("keys.rename.name")).fill("Lobby display");
  await button(dialog(page), t("keys.rename.submit")).click();
  await row("Lobby display").waitFor();
});

test("the list is searched and sorted", async () => {
  const names = async () => (await page.getByRole("rowheader").allInnerTexts()).map((text) => text.split("\n")[0]);
  const search = field(page, t("keys.list.search"));
  await search.fill("lobby");
  await expect.poll(names).toEqual(["Lobby display"]);
  await search.fill("no such key");
  await page.getByText(t("keys.empty.searchTitle", { search: "no such key" })).waitFor();
  await search.fill("");
  const column = page.getByRole("columnheader", { name: t("keys.list.name") });
  await column.click();
  await expect.poll(names).toEqual(["Badge printer", "Lobby display"]);
  await column.click();
  await expect.poll(names).toEqual(["Lobby display", "Badge printer"]);
});

/** Sends the first request of Swagger UI with "Try it out" and returns the status it shows. */
async function tryItOut(where: Page | FrameLocator): Promise<string> {
  const operation = where.locator(".opblock-get").first();
  await operation.locator(".opblock-summary-control").first().click();
  await operation.getByRole("button", { name: "Try it out" }).click();
  await operation.getByRole("button", { name: "Execute" }).click();
  return (await operation.locator(".live-responses-table tr.response .response-col_status").first().innerText()).trim().slice(0, 3);
}

const swagger = () => {
  const frame = page.frames().find((f) => f.url().startsWith(tool.origin));
  if (!frame) throw new Error("the frame is gone");
  return frame;
};

test("Swagger UI in the window is authorized with one click", async () => {
  await go(page, "reference");
  const frame = page.frameLocator(`iframe[title="${t("reference.frame")}"]`);
  await frame.locator(".opblock").first().waitFor();
  await look(page, "reference");
  await button(page, t("reference.authorize")).click();
  await frame.getByText(`Signed in to ${workspace.name}`).waitFor();
  expect(await tryItOut(frame)).toBe("200");
  const inner = swagger();
  await look(page, "reference-in-frame", inner);
  expect(await inner.evaluate(wrongFonts)).toEqual([]);
  expect(await inner.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
});

test("whoever leaves Swagger UI and comes back is still signed in", async () => {
  await goToSettings(page, "profile");
  await go(page, "reference");
  await page.frameLocator(`iframe[title="${t("reference.frame")}"]`).getByText(`Signed in to ${workspace.name}`).waitFor();
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
});

test("Swagger UI in a browser outside takes a code that works once", async () => {
  await button(page, t("reference.open")).click();
  const link = await until("the address that was opened", () => stage.outside.opened("http://"));
  expect(link).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:${port}/api/docs#code=`));
  const other = await open(browser, link);
  await other.getByText(`Signed in to ${workspace.name}`).waitFor();
  expect(other.url()).not.toContain("code");
  expect(await tryItOut(other)).toBe("200");
  await look(other, "swagger-outside");
  expect(await other.evaluate(() => localStorage.length + sessionStorage.length + document.cookie.length)).toBe(0);
  const again = await open(browser, link);
  await again.getByText(sentence("docs.code")).waitFor();
  await again.close();
  await other.close();
});

const saved = join(stage.home, "saved");

/** Saves one of the four schema files through the platform's own dialog, or tries to. */
async function saveSchema(format: "json" | "yaml", kind: "api" | "workspace", suggested: string, path: string) {
  await choose(page, button(page, t(`keys.schema.${format}`)), t(`keys.schema.${kind}`));
  await desktop.saveAs(suggested, path);
}

test("the schema is saved through the platform's own dialog, in both formats and kinds", async () => {
  mkdirSync(saved);
  await goToSettings(page, "keys");
  const first = { json: `{\n  "openapi": "3.0.3",\n`, yaml: `openapi: "3.0.3"\n` };
  for (const format of ["json", "yaml"] as const) {
    for (const [kind, name] of [["api", "owlet-public-api"], ["workspace", "company-events-api"]] as const) {
      const path = join(saved, `${kind}.${format}`);
      // A dialog opens in the folder of the file before.
      await saveSchema(format, kind, `${name}.${format}`, existsSync(join(saved, "api.json")) ? basename(path) : path);
      const toast = await told(page, t("keys.schema.saved", { file: `${kind}.${format}` }));
      const text = readFileSync(path, "utf8");
      expect(text.startsWith(first[format]) && text.includes(tool.origin), text.slice(0, 300)).toBe(true);
      if (format === "yaml") await button(toast, t("ui.showInFolder")).click();
      else await button(toast, t("ui.close")).click();
    }
  }
  await until("the folder that was opened", () => stage.outside.opened(`file://${saved}`));
});

test("a file that cannot be written is said, and a cancelled dialog says nothing", async () => {
  const path = "/proc/owlet.json";
  await saveSchema("json", "api", "owlet-public-api.json", path);
  const toast = await told(page, new RegExp(`^${path} was not written`));
  await button(toast, t("ui.close")).click();
  await choose(page, button(page, t("keys.schema.json")), t("keys.schema.api"));
  await desktop.focus("owlet-public-api.json");
  await desktop.press("Escape");
  await until("the dialog is gone", async () => (await desktop.windows("owlet-public-api.json")).length === 0);
  expect(existsSync(path)).toBe(false);
});

test("a key revoked by another process is refused at once and leaves the list by itself", async () => {
  const [key] = (await owletctl<Listed[]>(stage.home, "key", "list", "--workspace", workspace.id, "--json")).filter((k) => k.name === "Lobby display");
  const reader = new Tool(tool.origin, workspace.id, secrets[1] ?? "");
  expect((await reader.ask("GET", "/modules")).status).toBe(200);
  await owletctl(stage.home, "key", "revoke", "--workspace", workspace.id, key?.id ?? "");
  await reader.refused();
  await row("Lobby display").waitFor({ state: "detached" });
});

test("revoked on the screen, the very next request is refused", async () => {
  expect((await tool.ask("GET", "/modules")).status).toBe(200);
  await act("Badge printer", t("keys.revoke.act"));
  await dialog(page).getByText(t("keys.revoke.title", { count: 1, name: "Badge printer" })).waitFor();
  await lookAtDialog(page, "revoke-key");
  await button(dialog(page), t("keys.revoke.submit", { count: 1 })).click();
  await told(page, t("keys.revoke.done", { count: 1, name: "Badge printer" }));
  await tool.refused();
  await page.getByRole("tab", { name: t("keys.list.revoked") }).click();
  const { displayName } = await call<{ displayName: string }>(page, "window.Person.Get");
  await row("Badge printer").getByText(t("keys.list.revokedBy", { name: displayName })).waitFor();
  await row("Lobby display").waitFor();
  await look(page, "api-revoked");
});

test("no file and no log has a key in it", async () => {
  await call(page, "window.Server.Stop");
  expect(secrets).toHaveLength(2);
  for (const secret of secrets) {
    expect(filesWith(stage.home, secret)).toEqual([]);
    expect(owlet.output).not.toContain(secret);
  }
});
