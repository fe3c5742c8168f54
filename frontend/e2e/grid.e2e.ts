// Records in the grid, in Chromium against the real Go side: typed, pasted as a block and taken back without touching the mouse.
import { rmSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { button, call, go, startDevelopment, t } from "./app";
import { launch, look, open } from "./browser";
import { Outside, temporaryFolder, until } from "./program";

const home = temporaryFolder("grid");
const outside = new Outside();
let browser: Browser, page: Page;

const endings: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

beforeAll(async () => {
  endings.push(() => rmSync(home, { recursive: true, force: true }), () => rmSync(outside.folder, { recursive: true, force: true }));
  const { owlet, address } = await startDevelopment(home, outside);
  endings.push(() => owlet.stop());
  browser = await launch();
  endings.push(() => browser.close());
  page = await open(browser, address);
  await go(page, "data");
  await button(page, "Guests").click();
  await row("Amina Diallo").waitFor();
});

const row = (name: string) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

interface Listed { records: { id: string; values: Record<string, unknown> }[]; total: number }

async function records(sort = ""): Promise<Listed> {
  const { id } = await call<{ id: string }>(page, "window.Workspaces.Current");
  return call<Listed>(page, "window.Records.List", { workspace: id, module: "event_planning", table: "guests" }, { limit: 100, offset: 0, sort, where: [], search: "", view: "" });
}

test("the table is shown, and looks as it should", async () => {
  await look(page, "grid");
});

test("a cell is typed over by keyboard alone, and the value is in the table", async () => {
  await page.getByRole("grid").focus();
  await press("Control+Home");
  await page.keyboard.type("Amina Diallo-Berg");
  await press("Enter");
  await row("Amina Diallo-Berg").waitFor();
  await expect.poll(async () => (await records()).records[0]?.values.name).toBe("Amina Diallo-Berg");
});

test("a record is typed into the last row", async () => {
  const { total } = await records();
  await press("Control+End", "Home");
  await page.keyboard.type("Li Wen");
  await press("Tab");
  await page.keyboard.type("li.wen@example.org");
  await press("Enter");
  await expect.poll(async () => (await records()).total).toBe(total + 1);
  expect((await records()).records.at(-1)?.values).toMatchObject({ name: "Li Wen", email: "li.wen@example.org" });
});

test("records that are typed without a pause are all there, in order", async () => {
  const { total } = await records();
  const names = Array.from({ length: 10 }, (_, at) => `Typed in a hurry ${at + 1}`);
  await press("Control+End", "Home");
  for (const name of names) {
    await page.keyboard.type(name);
    await press("Enter");
  }
  await expect.poll(async () => (await records()).total).toBe(total + 10);
  expect((await records()).records.slice(-10).map(({ values }) => values.name)).toEqual(names);
  await expect.poll(() => page.getByRole("rowheader").allTextContents()).toEqual(expect.arrayContaining(names));
  for (const name of names) expect(await row(name).count()).toBe(1);
  for (let undone = 0; undone < names.length; undone++) await press("Control+z");
  await expect.poll(async () => (await records()).total).toBe(total);
});

/** Pastes as a spreadsheet does: the same cells as text and as a table. */
const paste = (text: string, html: string) => page.getByRole("grid").evaluate((grid, data) => {
  const clipboardData = new DataTransfer();
  for (const [type, value] of Object.entries(data)) clipboardData.setData(type, value);
  grid.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}, { "text/plain": text, "text/html": html });
/** What the grid puts on the clipboard. */
const copied = () => page.getByRole("grid").evaluate((grid) => {
  const clipboardData = new DataTransfer();
  grid.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
  return { text: clipboardData.getData("text/plain"), html: clipboardData.getData("text/html") };
});
const valuesOf = async (name: string) => (await records()).records.find(({ values }) => values.name === name)?.values;
const undo = (times: number) => press(...Array.from({ length: times }, () => "Control+z"));

test("whole records are typed by keyboard alone: text, link, choice, number, yes, moment and day", async () => {
  await page.reload();
  await go(page, "data");
  await button(page, "Guests").focus();
  await press("Enter");
  await row("Amina Diallo-Berg").waitFor();
  const { records: before } = await records();
  await until("the table by Tab", async () => {
    await press("Tab");
    return page.evaluate(() => document.activeElement?.getAttribute("role") === "grid");
  });
  await press("Control+End", "Home");
  await page.keyboard.type("Ines Roth");
  await press("Tab");
  await page.keyboard.type("ines@roth.example");
  await press("Tab");
  await page.keyboard.type("Design");
  await page.getByRole("option").first().waitFor();
  await press("Tab");
  await page.keyboard.type("Conf");
  await press("Tab");
  await page.keyboard.type("2");
  await press("Tab", "Space", "Tab");
  await page.keyboard.type("Vegan");
  await press("Tab");
  await page.keyboard.type("03/04/2027 9:30 AM");
  await press("Tab", "Control+;", "Tab");
  await expect.poll(() => valuesOf("Ines Roth")).toMatchObject({ email: "ines@roth.example", status: "Confirmed", plus_ones: 2, vip: true, diet: "Vegan" });
  const typed = await valuesOf("Ines Roth");
  expect(typed?.event).toMatch(/^\d+$/);
  expect(typed?.invited_at).toMatch(/^2027-03-04T/);
  expect(typed?.answered_on).toBe(await page.evaluate(() => { const now = new Date(); return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`; }));
  await undo(1);
  await expect.poll(async () => (await records()).records).toEqual(before);
  await press("Control+y");
  await expect.poll(() => valuesOf("Ines Roth")).toEqual(typed);
});

test("cells are selected with Shift, copied for a spreadsheet, emptied, and brought back", async () => {
  const { records: before } = await records();
  await press("Control+Home", "Shift+ArrowRight", "Shift+ArrowDown");
  const { text, html } = await copied();
  expect(text).toBe(before.slice(0, 2).map(({ values: { name, email } }) => `${[name, email].join("\t")}\n`).join(""));
  expect(html).toContain(`<td`);
  await press("Control+Home", "ArrowRight", "Shift+ArrowDown", "Delete");
  await expect.poll(async () => (await records()).records.slice(0, 2).map(({ values }) => values.email)).toEqual([null, null]);
  await undo(1);
  await expect.poll(async () => (await records()).records).toEqual(before);
});

// As LibreOffice Calc 7 and Excel 2021 put the same cells on the clipboard, less their styles.
const plain = "Nora Falk\tnora@falk.example\nYuki Sato\tyuki@sato.example\n";
const cellsOf = (cell: (text: string) => string) => ["Nora Falk\tnora@falk.example", "Yuki Sato\tyuki@sato.example"].map((line) => `<tr>${line.split("\t").map(cell).join("\n")}</tr>`).join("\n");
const spreadsheets = {
  "LibreOffice Calc": `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><meta name="generator" content="LibreOffice 7.3 (Linux)"/></head><body><table cellspacing="0" border="0"><colgroup span="2" width="85"></colgroup>${cellsOf((text) => `<td height="17" align="left">${text}</td>`)}</table></body></html>`,
  Excel: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet></head><body><table border=0 cellpadding=0><!--StartFragment--><col width=64><col width=64>${cellsOf((text) => `<td height=20 class=xl65>${text}</td>`)}<!--EndFragment--></table></body></html>`,
};

test.each(Object.entries(spreadsheets))("a block of %s is pasted over a record and below it, and taken back as one", async (name, html) => {
  const before = await records();
  await press("Control+End", "Home", "ArrowUp");
  await paste(name === "Excel" ? plain.replaceAll("\n", "\r\n") : plain, html);
  await expect.poll(async () => (await records()).records.slice(-2).map(({ values }) => [values.name, values.email]))
    .toEqual([["Nora Falk", "nora@falk.example"], ["Yuki Sato", "yuki@sato.example"]]);
  const after = await records();
  await undo(1);
  await expect.poll(records).toEqual(before);
  await press("Control+y");
  await expect.poll(records).toEqual(after);
  await undo(1);
  await expect.poll(records).toEqual(before);
});

test("what the last row is for can be read, however narrow its first column is", async () => {
  await press("Control+Home", "ArrowUp");
  for (let narrower = 0; narrower < 40; narrower++) await press("Alt+ArrowLeft");
  await press("ArrowDown", "Control+End", "Home");
  const hint = page.getByText(t("data.grid.add"));
  await hint.waitFor();
  expect(await hint.evaluate((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const cell = text.parentElement;
    return { whole: text.scrollWidth <= text.clientWidth || getComputedStyle(text).overflow === "visible", beyond: cell ? right > cell.getBoundingClientRect().right && getComputedStyle(cell).overflow === "visible" : false, size: right - left > 0 && bottom > top };
  })).toEqual({ whole: true, beyond: true, size: true });
  await look(page, "grid-narrow");
});

test("a record that is deleted while one types into it comes back with what was typed", async () => {
  const { id: workspace } = await call<{ id: string }>(page, "window.Workspaces.Current");
  const path = { workspace, module: "event_planning", table: "guests" };
  const [above, id] = await call<number[]>(page, "window.Records.Create", path, JSON.stringify({ records: ["Otto Kern", "Ida Kern", "Uwe Kern"].map((name) => ({ name })) }));
  const email = async (of: number | undefined) => (await records()).records.find((one) => one.id === String(of))?.values.email;
  const { total } = await records();
  await expect.poll(() => page.getByRole("grid").getAttribute("aria-rowcount")).toBe(String(total + 2));
  await page.getByRole("grid").focus();
  await press("Control+End", "Home", "ArrowUp", "ArrowUp", "ArrowRight");
  await page.keyboard.type("ida@kern.example");
  await call(page, "window.Records.Delete", path, [above, id]);
  const toast = page.getByRole("alertdialog").filter({ hasText: t("data.grid.gone.typed", { text: "ida@kern.example" }) });
  await toast.waitFor();
  await page.keyboard.type("lost");
  await press("Enter");
  expect(await page.getByRole("grid").getByRole("textbox").count()).toBe(0);
  await look(page, "grid-gone");
  await button(toast, t("cells.panel.again")).click();
  await expect.poll(() => email(id)).toBe("ida@kern.example");
  expect((await records()).records.find(({ values }) => values.name === "Uwe Kern")?.values.email).toBeNull();
  await toast.waitFor({ state: "detached" });
});

test("a person stays at their record when another program deletes hundreds above it, and when it is sorted elsewhere", async () => {
  const { id: workspace } = await call<{ id: string }>(page, "window.Workspaces.Current");
  const path = { workspace, module: "event_planning", table: "guests" };
  const names = Array.from({ length: 560 }, (_, at) => ({ name: `Held ${at + 1}` }));
  const ids = await call<number[]>(page, "window.Records.Create", path, JSON.stringify({ records: names }));
  const emailOf = async (at: number) => (await call<Listed>(page, "window.Records.Get", path, ids[at])).records[0]?.values.email;
  /** The name of the record under the cursor, and where on the screen it stands. */
  const here = () => page.getByRole("grid").evaluate((grid) => {
    const own = document.getElementById(grid.getAttribute("aria-activedescendant") ?? "")?.closest("[role=row]");
    return { name: own?.querySelector("[role=rowheader]")?.textContent, top: own?.getBoundingClientRect().top };
  });
  const rowsAre = (count: number) => expect.poll(() => page.getByRole("grid").getAttribute("aria-rowcount")).toBe(String(count + 2));
  const { total } = await records();
  await rowsAre(total);
  await page.getByRole("grid").focus();
  await press("Control+End", "Home", "ArrowRight", ...Array.from({ length: 10 }, () => "ArrowUp"));
  await expect.poll(async () => (await here()).name).toBe("Held 551");
  const before = await here();
  await call(page, "window.Records.Delete", path, ids.slice(0, 500));
  await rowsAre(total - 500);
  await expect.poll(here).toEqual(before);
  await page.keyboard.type("standing@held.example");
  await press("Enter");
  await expect.poll(() => emailOf(550)).toBe("standing@held.example");
  const next = await here();
  await page.keyboard.type("typing@");
  await call(page, "window.Records.Delete", path, ids.slice(500, 530));
  await rowsAre(total - 530);
  await expect.poll(here).toEqual(next);
  await page.keyboard.type("held.example");
  await press("Enter");
  await expect.poll(() => emailOf(551)).toBe("typing@held.example");
  const { records: sorted } = await records("name");
  const last = sorted.at(-1);
  await press("Control+Home", "ArrowUp", "Enter");
  await expect.poll(async () => (await page.getByRole("rowheader").allTextContents()).slice(0, 5)).toEqual(sorted.slice(0, 5).map(({ values }) => values.name));
  await press("ArrowDown", "Control+ArrowDown", "ArrowUp", "ArrowRight");
  await expect.poll(async () => (await here()).name).toBe(last?.values.name);
  await call(page, "window.Records.Update", path, JSON.stringify({ records: [{ id: last?.id, name: "A first one" }] }));
  await expect.poll(async () => (await here()).name).toBe("A first one");
  await page.keyboard.type("sorted@held.example");
  await press("Enter");
  await expect.poll(async () => (await records()).records.find(({ id }) => id === last?.id)?.values).toMatchObject({ name: "A first one", email: "sorted@held.example" });
});
