// A German system: every page and dialog speaks German, and Profile switches to English and back, for the next start as well.
import { rmSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { speak } from "../src/words/language";
import { button, call, choose, dialog, field, go, goToSettings, startDevelopment, t } from "./app";
import { launch, look, lookAtDialog, open } from "./browser";
import { freePort, Outside, type Program, temporaryFolder } from "./program";
import { sentencesOf, textsOf } from "./shown";

const home = temporaryFolder("language");
const outside = new Outside();
const german = sentencesOf("de");
let browser: Browser, owlet: Program, page: Page, known: Set<string>;

const endings: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

beforeAll(async () => {
  speak("de");
  endings.push(() => rmSync(home, { recursive: true, force: true }), () => rmSync(outside.folder, { recursive: true, force: true }));
  const started = await startDevelopment(home, outside);
  owlet = started.owlet;
  endings.push(() => owlet.stop());
  browser = await launch();
  endings.push(() => browser.close());
  page = await open(browser, started.address, "de-DE");
  await button(page, t("frame.data")).waitFor();
  await call(page, "window.Server.Start", await freePort());
  known = new Set(await namesIn(page));
});

/** What people called things: no words of Owlet's. */
async function namesIn(where: Page): Promise<string[]> {
  const { id, name } = await call<{ id: string; name: string }>(where, "window.Workspaces.Current");
  const [apps, organization, person] = [await call(where, "window.Modules.List", id), await call(where, "window.Organization.Get"), await call(where, "window.Person.Get")];
  return [name, ...strings([apps, organization, person])];
}

const strings = (node: unknown): string[] => (typeof node === "string" ? [node] : node && typeof node === "object" ? Object.values(node).flatMap(strings) : []);

/** React Aria's own words for screen readers, and in the places of dates, in German. */
const ofReactAria = ["Alles auswählen", "Auswählen", "Kalender", "Schließen", "Ablegebereich", "tt", "mm", "jjjj", "Tag,", "Monat,", "Jahr,", "Stunde,", "Minute,"];
const isName = (text: string) => known.has(text) || ofReactAria.includes(text) || /^owl_\S+$/.test(text);

/** Looks at a page, and finds nothing on it that is neither German nor a name. */
async function speaksGerman(name: string, seen = look) {
  await seen(page, `german-${name}`);
  const left = (await textsOf(page)).filter((text) => !isName(text) && !german.some(({ match }) => match.test(text)));
  expect.soft(left, name).toEqual([]);
}

test("the settings speak German", async () => {
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("de");
  for (const place of ["profile", "organization", "usage", "audit", "workspace", "backups", "keys"] as const) {
    await goToSettings(page, place);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await speaksGerman(place);
  }
});

test("so do keys and their dialogs", async () => {
  await button(page, t("keys.create.title")).first().click();
  await speaksGerman("create-key", lookAtDialog);
  await button(dialog(page), t("keys.create.submit")).click();
  await dialog(page).getByText("Geben Sie dem Schlüssel einen Namen.").waitFor();
  await field(dialog(page), t("keys.create.name")).fill("Ausweisdrucker");
  known.add("Ausweisdrucker");
  await dialog(page).getByRole("radio", { name: t("keys.create.custom") }).check();
  const date = dialog(page).getByRole("group", { name: t("keys.create.date") });
  await expect.poll(async () => (await date.innerText()).replace(/\s+/g, "")).toMatch(/^\d+\.\d+\.\d{4}/);
  await button(dialog(page), t("keys.create.submit")).click();
  await dialog(page).getByText(t("keys.created.title", { name: "Ausweisdrucker" })).waitFor();
  await speaksGerman("key-created", lookAtDialog);
  await button(dialog(page), t("ui.copy")).click();
  await button(dialog(page), t("ui.done")).click();
  const row = page.getByRole("row", { name: "Ausweisdrucker" });
  await choose(page, button(row, t("keys.list.more", { name: "Ausweisdrucker" })), t("keys.revoke.act"));
  await speaksGerman("revoke-key", lookAtDialog);
  await page.keyboard.press("Escape");
  await speaksGerman("keys-used");
});

test("and the data", async () => {
  await go(page, "data");
  const menu = page.getByRole("navigation", { name: t("data.title"), exact: true });
  await button(menu, "Gäste").click();
  await page.getByRole("heading", { level: 1, name: "Gäste" }).waitFor();
  for (const tab of await page.getByRole("tab").all()) {
    await tab.click();
    await speaksGerman(`data-${(await tab.innerText()).toLowerCase().replace(/\W+/g, "-")}`);
  }
});

test("and what apps, tables and fields are made with", async () => {
  await choose(page, button(page, t("data.design.app.new")), t("start.menu.blank"));
  await speaksGerman("new-app", lookAtDialog);
  await page.keyboard.press("Escape");
  await choose(page, button(page, t("data.menuActions", { name: "Gäste" })), t("data.design.table.edit"));
  await speaksGerman("edit-table", lookAtDialog);
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: t("data.fields") }).click();
  await button(page, t("data.design.field.new")).click();
  await speaksGerman("new-field", lookAtDialog);
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
});

test("and what records are typed, imported and exported with", async () => {
  await page.getByRole("tab", { name: t("data.records") }).click();
  await button(page, t("data.record.new")).click();
  await page.getByRole("complementary").waitFor();
  await speaksGerman("new-record");
  await page.keyboard.press("Escape");
  await page.getByRole("row").nth(1).hover();
  await page.locator("[data-act=open]").first().click();
  known.add(await page.getByRole("complementary").getByRole("heading").innerText());
  await page.getByRole("complementary").getByRole("textbox").first().waitFor();
  await speaksGerman("record");
  await page.keyboard.press("Escape");
  await button(page, t("sheet.import.act")).click();
  await speaksGerman("import", lookAtDialog);
  const csv = Buffer.from("Name;Größe\nAna;1,5\nTom;zwei\nLi;3\nZoë;4\n");
  await dialog(page).locator("input[type=file]").setInputFiles({ name: "gaeste.csv", mimeType: "text/csv", buffer: csv });
  await button(dialog(page), t("sheet.look.next")).waitFor();
  for (const word of ["Name", "Name (Text)", "Größe", "Ana", "Tom", "Li", "Zoë", "zwei", "gaeste.csv"]) known.add(word);
  await speaksGerman("import-look", lookAtDialog);
  await button(dialog(page), t("sheet.look.next")).click();
  await speaksGerman("import-map", lookAtDialog);
  await page.keyboard.press("Escape");
  await button(dialog(page), t("sheet.leave.leave")).click();
  await dialog(page).waitFor({ state: "detached" });
  await button(page, t("sheet.export.act")).click();
  await speaksGerman("export", lookAtDialog);
  await page.keyboard.press("Escape");
  await choose(page, button(page, t("data.design.app.new")), t("start.menu.template"));
  for (const row of await dialog(page).locator(".table .name").allInnerTexts()) known.add(row);
  await speaksGerman("templates", lookAtDialog);
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
});

test("and the API, running and stopped", async () => {
  await go(page, "reference");
  await page.frameLocator("iframe").locator(".opblock").first().waitFor();
  await speaksGerman("reference");
  await call(page, "window.Server.Stop");
  await page.getByText(t("reference.stoppedTitle")).waitFor();
  await speaksGerman("reference-stopped");
  await goToSettings(page, "profile");
  await page.getByText(t("frame.server.stopped")).waitFor();
  await speaksGerman("banner");
});

const languageField = () => page.getByRole("button", { name: t("settings.profile.languageLabel") });

test("Profile switches to English at once, keeps what was typed, and remembers it", async () => {
  await field(page, t("settings.profile.displayName")).fill("Mara Lindt");
  await languageField().click();
  await page.getByRole("option", { name: "English", exact: true }).click();
  speak("en");
  await page.getByRole("heading", { level: 1, name: t("settings.profile.title") }).waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
  expect(await field(page, t("settings.profile.displayName")).inputValue()).toBe("Mara Lindt");
  const left = (await textsOf(page)).filter((text) => german.some(({ match }) => match.test(text)) && !sentencesOf("en").some(({ match }) => match.test(text)));
  expect(left).toEqual([]);
  await page.reload();
  await button(page, t("frame.data")).waitFor();
});

test("and back to what the system speaks", async () => {
  await goToSettings(page, "profile");
  await languageField().click();
  await page.getByRole("option", { name: t("settings.profile.systemLanguage", { name: "Deutsch" }) }).click();
  speak("de");
  await page.getByRole("heading", { level: 1, name: t("settings.profile.title") }).waitFor();
  expect(await call(page, "window.Settings.Get")).toMatchObject({ language: "system" });
});
