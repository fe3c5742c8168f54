// A file is taken in through the dialog, wrong rows and all, and what is exported reads back the same, byte for byte.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { button, call, choose, dialog, field, newWorkspace, sentence, t, told } from "./app";
import { look, lookAtDialog } from "./browser";
import type { Desktop } from "./desktop";
import { films, filmsAsCSV, wrong } from "./movies";
import { Stage } from "./stage";

interface App { name: string; tables: { name: string; records: number; fields: { name: string; type: string; options?: { name: string }[] }[] }[] }

const stage = new Stage("sheet");
let desktop: Desktop, page: Page, workspace: string, exported: string;

beforeAll(async () => {
  desktop = stage.desktop();
  ({ page } = await stage.open());
  workspace = await newWorkspace(page, "Studio");
});

const all = films();
const apps = () => call<App[]>(page, "window.Modules.List", workspace);
const tableOf = async (name: string) => (await apps()).flatMap(({ tables }) => tables).find((table) => table.name === name);
const press = (name: string) => button(dialog(page), name).click();
const gone = () => dialog(page).waitFor({ state: "detached" });
const shows = (text: string, where: Locator = dialog(page)) => where.getByText(text, { exact: true }).first().waitFor();

/** Hands a file to the dialog, as the picker of the browser does. */
const pick = (name: string, content: string | Buffer) =>
  dialog(page).locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer: Buffer.from(content) });

/** What the steps count, by the words above the number. */
const counted = async (what: "imported" | "updated" | "skipped" | "bad") => Number((await dialog(page).locator(`.counts .${what} dd`).innerText()).replaceAll(",", ""));

/** The menu of the app that the first import made; its table has the same name. */
const ofApp = (item: string) => choose(page, button(page, t("data.menuActions", { name: "Films" })).first(), item);

async function select(label: string, option: string) {
  await dialog(page).getByRole("button", { name: new RegExp(`${label}$`) }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

test("a file is picked, and an empty one and one that is no sheet are refused with the way to another", async () => {
  await button(page, t("start.import")).click();
  await lookAtDialog(page, "sheet-pick");
  await pick("nothing.csv", "");
  await shows(sentence("import.empty"));
  await lookAtDialog(page, "sheet-refused");
  await pick("old.xls", Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]));
  await dialog(page).getByRole("alert").filter({ hasText: /xls/ }).waitFor();
  await lookAtDialog(page, "sheet-xls");
  await pick("holiday.png", Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(600)]));
  await dialog(page).getByRole("alert").filter({ hasText: /holiday\.png.*picture/ }).waitFor();
  await lookAtDialog(page, "sheet-picture");
});

test("its first rows are shown as they are read, and what was found out can be corrected", async () => {
  await pick("films.csv", filmsAsCSV());
  await dialog(page).getByRole("columnheader", { name: "Production Budget" }).waitFor();
  await shows("The Land Girls");
  await lookAtDialog(page, "sheet-look");
  await select(t("sheet.options.delimiter"), t("sheet.delimiter.semicolon"));
  await dialog(page).getByRole("columnheader", { name: "Production Budget", exact: true }).waitFor({ state: "detached" });
  await lookAtDialog(page, "sheet-one-column");
  await select(t("sheet.options.delimiter"), t("sheet.delimiter.comma"));
  await dialog(page).getByRole("columnheader", { name: "Production Budget", exact: true }).waitFor();
});

test("its columns become fields of proposed types", async () => {
  await press(t("sheet.look.next"));
  await shows("Production Budget");
  expect(await field(dialog(page), t("sheet.map.label")).inputValue()).toBe("Films");
  await lookAtDialog(page, "sheet-map");
});

test("one row that does not fit and nothing is imported, when that is asked for", async () => {
  await dialog(page).getByRole("radio", { name: t("sheet.map.stop") }).check();
  await press(t("sheet.map.start"));
  await dialog(page).getByText(t("sheet.done.refused", { count: 3, total: "3" })).waitFor();
  await lookAtDialog(page, "sheet-refused-rows");
  expect(await apps()).toEqual([]);
  await press(t("sheet.back"));
});

test("all others are imported, counted, and those left out are listed and saved with reasons", async () => {
  await dialog(page).getByRole("radio", { name: t("sheet.map.leave") }).check();
  await press(t("sheet.map.start"));
  await button(dialog(page), t("sheet.done.open")).waitFor();
  expect([await counted("imported"), await counted("bad")]).toEqual([all.length, wrong.length]);
  for (const budget of wrong) await dialog(page).getByText(`Wrong ${wrong.indexOf(budget) + 1}`).waitFor();
  await lookAtDialog(page, "sheet-done");
  const file = join(stage.home, "left out.csv");
  await press(t("sheet.bad.save"));
  await desktop.saveAs(t("sheet.bad.file", { name: "films" }), file);
  await told(page, t("sheet.bad.saved"));
  const lines = readFileSync(file, "utf8").trim().split(/\r?\n/);
  expect(lines).toHaveLength(1 + wrong.length);
  wrong.forEach((budget, at) => expect(lines[at + 1]).toMatch(new RegExp(`^Wrong ${at + 1},.*${budget}.*,${51 + at},.*Production Budget`)));
  await press(t("sheet.done.open"));
  await gone();
});

test("every value of the file is in the table", async () => {
  expect((await apps()).map(({ name }) => name)).toEqual(["films"]);
  expect(await tableOf("films")).toMatchObject({ records: all.length });
  const first = await call<{ records: { values: Record<string, unknown> }[] }>(page, "window.Records.List", at("films"), { limit: 1, offset: 0 });
  expect(first.records[0]?.values).toMatchObject({ title: "The Land Girls", us_gross: 146083, production_budget: 8000000, release_date: "1998-06-12" });
  await page.getByText(t("data.count", { count: all.length, total: all.length.toLocaleString("en-US") })).waitFor();
  await look(page, "sheet-table");
});

const at = (table: string) => ({ workspace, module: "films", table });

test("what is found is exported with the format and options that are chosen", async () => {
  await page.getByRole("searchbox", { name: t("data.search") }).fill("Kubrick");
  await page.getByText(/records? found/).waitFor();
  await button(page, t("sheet.export.act")).click();
  await button(dialog(page), t("sheet.export.more")).click();
  await lookAtDialog(page, "sheet-export");
  await dialog(page).getByRole("radio", { name: t("sheet.export.json") }).check();
  const file = join(stage.home, "kubrick.json");
  await press(t("sheet.export.start"));
  await desktop.saveAs("films.json", file);
  const count = all.filter((film) => Object.values(film).some((value) => String(value).includes("Kubrick"))).length;
  await told(page, t("sheet.export.done", { count, total: String(count) }));
  expect(JSON.parse(readFileSync(file, "utf8"))).toHaveLength(count);
  await page.getByRole("searchbox", { name: t("data.search") }).fill("");
});

test("a table is exported for a person with the names and values that they see", async () => {
  const file = join(stage.home, "to read.csv");
  await button(page, t("sheet.export.act")).click();
  await press(t("sheet.export.start"));
  await desktop.saveAs("films.csv", file);
  await gone();
  const [header = "", first = ""] = readFileSync(file, "utf8").split("\r\n");
  expect(header).toMatch(/^\ufeffTitle,US Gross,/);
  expect(first).toMatch(/^The Land Girls,146083,.*,06\/12\/1998,/);
});

test("a table that is exported, imported and exported again is the same file, byte for byte", async () => {
  exported = join(stage.home, "films.csv");
  await exportTo("films", exported);
  await ofApp(t("sheet.import.newAct"));
  await pick("films again.csv", readFileSync(exported));
  await press(t("sheet.look.next"));
  await press(t("sheet.map.start"));
  await press(t("sheet.done.open"));
  await gone();
  await page.getByRole("heading", { level: 1, name: "Films again" }).waitFor();
  expect(await tableOf("films_again")).toMatchObject({ records: all.length });
  const again = join(stage.home, "again.csv");
  await exportTo("films_again", again);
  expect(readFileSync(again).equals(readFileSync(exported))).toBe(true);
});

/** Exports the table that is shown for a program, with the options as they stand. */
async function exportTo(table: string, file: string) {
  await button(page, t("sheet.export.act")).click();
  await dialog(page).getByRole("radio", { name: t("sheet.export.program") }).check();
  await press(t("sheet.export.start"));
  await desktop.saveAs(`${table}.csv`, file);
  await told(page, t("sheet.export.done", { count: all.length, total: all.length.toLocaleString("en-US") }));
  await gone();
}

test("records are updated by a key, and what is missing is added", async () => {
  await button(page, t("sheet.import.act")).click();
  await pick("changes.csv", "title,imdb_votes\nThe Land Girls,5\nA film of its own,1\n");
  await press(t("sheet.look.next"));
  await dialog(page).getByRole("radio", { name: t("sheet.mode.upsert") }).check();
  await press(t("sheet.map.start"));
  await shows(t("sheet.map.lacks.key"));
  await lookAtDialog(page, "sheet-key");
  await select(t("sheet.map.key"), "title");
  await press(t("sheet.map.start"));
  await button(dialog(page), t("sheet.done.open")).waitFor();
  expect([await counted("imported"), await counted("updated")]).toEqual([1, 1]);
  await lookAtDialog(page, "sheet-upserted");
  await press(t("sheet.done.open"));
  await gone();
});

test("links are taken in by the titles of records, and those that no record has are said before", async () => {
  await call(page, "window.Tables.Create", at(""), { name: "showings", labels: { "": "Showings" } }, [
    { name: "hall", labels: { "": "Hall" }, type: "string" },
    { name: "film", labels: { "": "Film" }, type: "reference", refTableName: "films" },
  ]);
  await page.getByText("Showings", { exact: true }).first().click();
  await page.getByRole("heading", { level: 1, name: "Showings" }).waitFor();
  await button(page, t("sheet.import.act")).click();
  await pick("showings.csv", "Hall,Film\nNorth,The Land Girls\nSouth,No film of this name\n");
  await press(t("sheet.look.next"));
  await shows(t("sheet.map.linksTo", { sample: "The Land Girls", title: "The Land Girls (#1)" }));
  await dialog(page).getByText(/^One value of 2 does not fit/).waitFor();
  await lookAtDialog(page, "sheet-links");
  for (const name of [t("sheet.map.stop"), t("sheet.map.start")]) await inSight(dialog(page).getByText(name, { exact: true }).last());
  await press(t("sheet.map.start"));
  await button(dialog(page), t("sheet.done.open")).waitFor();
  expect([await counted("imported"), await counted("bad")]).toEqual([1, 1]);
  await press(t("sheet.done.open"));
  await gone();
  const { records } = await call<{ records: { values: Record<string, unknown> }[] }>(page, "window.Records.List", at("showings"), { limit: 2, offset: 0 });
  expect(records.map(({ values }) => values)).toEqual([{ hall: "North", film: "1" }]);
});

/** In a small window nothing has to be scrolled for it. */
async function inSight(what: Locator) {
  await page.setViewportSize({ width: 1024, height: 700 });
  await expect.poll(() => what.evaluate((one) => {
    const { left, top, width, height } = one.getBoundingClientRect();
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    return found !== null && (one.contains(found) || found.closest(".option")?.contains(one)) ? "seen" : `${found?.outerHTML.slice(0, 200)} is over ${one.outerHTML.slice(0, 200)}`;
  })).toBe("seen");
  await page.setViewportSize({ width: 1280, height: 800 });
}

test("long headers, long values and many columns stay within the dialog", async () => {
  await button(page, t("sheet.import.act")).click();
  const names = Array.from({ length: 60 }, (_, column) => `A header that goes on and on, number ${column + 1} of them all`);
  const row = names.map(() => "x".repeat(3000));
  await pick("wide.csv", [names, row, row].map((cells) => cells.map((cell) => `"${cell}"`).join(",")).join("\n"));
  await dialog(page).getByRole("columnheader", { name: names[0] ?? "" }).waitFor();
  await lookAtDialog(page, "sheet-wide");
  await press(t("sheet.look.next"));
  await inSight(dialog(page).getByText(t("sheet.map.stopHint"), { exact: true }));
  await lookAtDialog(page, "sheet-wide-map");
});

test("leaving asks, and a chosen file goes again", async () => {
  await page.keyboard.press("Escape");
  await shows(t("sheet.leave.title"));
  await lookAtDialog(page, "sheet-leave");
  await press(t("sheet.leave.leave"));
  await gone();
});

test("an Excel file is taken in with the same steps", async () => {
  const file = join(stage.home, "films.xlsx");
  const plan = { file, format: "xlsx", ask: { limit: 1, offset: 0 }, fields: [], header: "labels", locale: "en", id: false, links: "ids", encoding: "utf8", mark: false, delimiter: ",", numbers: "us" };
  await call(page, "window.Exports.Result", await call<string>(page, "window.Exports.Start", at("films"), plan));
  await ofApp(t("sheet.import.newAct"));
  await pick("from excel.xlsx", readFileSync(file));
  await shows("The Land Girls");
  await lookAtDialog(page, "sheet-excel");
  await press(t("sheet.look.next"));
  await press(t("sheet.map.start"));
  await button(dialog(page), t("sheet.done.open")).waitFor({ timeout: 30_000 });
  expect(await counted("imported")).toBe(all.length);
  await press(t("sheet.done.open"));
  await gone();
  const csv = join(stage.home, "excel.csv");
  await call(page, "window.Exports.Result", await call<string>(page, "window.Exports.Start", at((await apps())[0]?.tables.at(-1)?.name ?? ""), { ...plan, file: csv, format: "csv", header: "names", mark: true }));
  expect(readFileSync(csv).equals(readFileSync(exported))).toBe(true);
});
