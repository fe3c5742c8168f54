// Records in the grid, in Chromium against the real Go side: typed, pasted as a block and taken back without touching the mouse.
import { rmSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { button, call, go, startDevelopment } from "./app";
import { launch, look, open } from "./browser";
import { Outside, temporaryFolder } from "./program";

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

async function records(): Promise<Listed> {
  const { id } = await call<{ id: string }>(page, "window.Workspaces.Current");
  return call<Listed>(page, "window.Records.List", { workspace: id, module: "event_planning", table: "guests" }, { limit: 100, offset: 0, sort: "", where: [], search: "", view: "" });
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

test("a block of a spreadsheet is pasted over records and below them, and taken back as one", async () => {
  const before = await records();
  await press("Control+End", "Home", "ArrowUp");
  await page.getByRole("grid").evaluate((grid) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "Wen Li\twen.li@example.org\r\nOskar Hahn\toskar@hahn.example\r\n");
    grid.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await row("Oskar Hahn").waitFor();
  const after = await records();
  expect(after.records.slice(-2).map(({ values }) => [values.name, values.email])).toEqual([["Wen Li", "wen.li@example.org"], ["Oskar Hahn", "oskar@hahn.example"]]);
  await press("Control+z");
  await expect.poll(records).toEqual(before);
});
