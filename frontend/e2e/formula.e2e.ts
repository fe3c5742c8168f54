// A formula is written by keyboard: names are suggested, faults underlined, and values of records shown beside it.
import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { explainFault } from "../src/words/fault";
import { speak } from "../src/words/language";
import { button, call, choose, dialog, field, go, newWorkspace, t } from "./app";
import { look, lookAtDialog } from "./browser";
import { until } from "./program";
import { Stage } from "./stage";

interface Listed { name: string; tables: { name: string; fields: { name: string; expression?: string }[] }[] }

const stage = new Stage("formula");
let page: Page, workspace: string, editor: Locator;
const expression = async (name: string) =>
  (await call<Listed[]>(page, "window.Modules.List", workspace)).flatMap(({ tables }) => tables).flatMap(({ fields }) => fields).find((one) => one.name === name)?.expression;
const suggestion = (name: RegExp) => page.getByRole("option", { name }).first();
/** A suggestion that has stood there long enough to be taken by Enter: what comes up under one's fingers is not. */
async function suggested(name: RegExp) {
  await suggestion(name).waitFor();
  await sleep(150);
}

beforeAll(async () => {
  ({ page } = await stage.open());
  await button(page, t("frame.data")).waitFor();
  workspace = await newWorkspace(page, "Studio");
  await button(page, t("start.use", { name: t("start.templates.invoices.title") })).click();
  await page.getByRole("grid").waitFor();
  await button(page.getByRole("group", { name: "Invoices" }), "Invoices").click();
  await page.getByRole("heading", { level: 1, name: "Invoices" }).waitFor();
  await page.getByRole("tab", { name: t("data.fields") }).click();
});

test("names are suggested, through links too", async () => {
  await button(page, t("data.design.field.new")).click();
  await page.getByRole("searchbox", { name: t("data.design.field.search") }).fill("formula");
  await page.keyboard.press("Enter");
  await field(dialog(page), t("data.design.field.label")).fill("Short");
  editor = dialog(page).getByRole("textbox", { name: t("data.design.formula.label"), exact: true });
  await editor.waitFor();
  await field(dialog(page), t("data.design.field.label")).focus();
  await until("the editor is reached by Tab", async () => {
    await page.keyboard.press("Tab");
    return editor.evaluate((element) => (element.getRootNode() as ShadowRoot).activeElement === element);
  });
  await page.keyboard.type("upp");
  await suggested(/^upper/);
  await page.keyboard.press("Enter");
  await page.keyboard.type("cust");
  await suggested(/^customer/);
  await page.keyboard.press("Enter");
  await page.keyboard.type(".na");
  await suggestion(/^name/).waitFor();
  await lookAtDialog(page, "formula-suggestions");
  await page.keyboard.press("Escape");
  await suggestion(/^name/).waitFor({ state: "detached" });
  await dialog(page).waitFor();
  await page.keyboard.type("me");
  expect(await editor.innerText()).toBe("upper(customer.name)");
});

test("what it gives is shown for the first records, and for one that is picked", async () => {
  const preview = dialog(page).getByRole("region", { name: t("data.formula.preview.title") });
  await preview.getByRole("row", { name: /2026-0101 ALDER & FINCH/ }).waitFor();
  expect(await preview.getByRole("rowheader").count()).toBe(5);
  await preview.getByRole("combobox", { name: t("data.formula.preview.pick") }).fill("2026-0120");
  await page.getByRole("option", { name: "2026-0120" }).click();
  await preview.getByRole("row", { name: /2026-0120/ }).waitFor();
  await lookAtDialog(page, "formula-preview");
});

test("faults are underlined, and F8 goes to them", async () => {
  await editor.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" + totall");
  const fault = t("data.formula.at", { line: 1, column: 24, message: explainFault({ id: "name_unknown_near", args: { name: "totall", near: "total" } }) });
  await dialog(page).getByRole("button", { name: fault }).waitFor();
  await dialog(page).locator(".cm-lintRange-error").waitFor();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("F8");
  await lookAtDialog(page, "formula-fault");
  await dialog(page).getByRole("button", { name: fault }).click();
  await page.keyboard.type("total");
  await dialog(page).getByRole("button", { name: fault }).waitFor({ state: "detached" });
  await button(dialog(page), t("data.design.field.create")).click();
  await dialog(page).waitFor({ state: "detached" });
  expect(await expression("short")).toBe("upper(customer.name) + total");
});

test("a global function is made, and used by a formula", async () => {
  await choose(page, button(page, t("data.menuActions", { name: "Invoices" })).first(), t("data.formula.menu"));
  await page.getByRole("tab", { name: t("data.formula.functions.tab") }).click();
  await button(page, t("data.formula.functions.new")).click();
  await page.keyboard.type("shout");
  const code = dialog(page).getByRole("textbox", { name: t("data.formula.functions.code"), exact: true });
  await code.click();
  await page.keyboard.type("function shout(x: text) do upp");
  await suggested(/^upper/);
  await page.keyboard.press("Enter");
  await page.keyboard.type("x");
  await page.keyboard.press("End");
  await page.keyboard.type(" + \"!\" end");
  await dialog(page).getByText(t("data.formula.editor.keys")).waitFor();
  await lookAtDialog(page, "formula-function");
  await button(dialog(page), t("data.formula.functions.create")).click();
  await dialog(page).waitFor({ state: "detached" });
  await page.getByRole("row", { name: /^shout/ }).getByText(t("data.formula.fine")).waitFor();
  await look(page, "formula-functions");
  await page.getByRole("tab", { name: t("data.formula.tab"), exact: true }).click();
  await button(page, t("data.formula.edit", { name: "Short" })).click();
  await dialog(page).getByRole("textbox", { name: t("data.design.formula.label"), exact: true }).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await page.keyboard.type("shout(customer.name)");
  await dialog(page).getByRole("row", { name: /2026-0101 ALDER & FINCH!/ }).waitFor();
  await button(dialog(page), t("data.design.save")).click();
  await dialog(page).waitFor({ state: "detached" });
  expect(await expression("short")).toBe("shout(customer.name)");
});

test("a formula is written again, in German", async () => {
  await call(page, "window.Settings.SetLanguage", "de");
  await page.reload();
  speak("de");
  await go(page, "data");
  await choose(page, button(page, t("data.menuActions", { name: "Rechnungen" })).first(), t("data.formula.menu"));
  await button(page, t("data.formula.edit", { name: "Short" })).click();
  editor = dialog(page).getByRole("textbox", { name: t("data.design.formula.label"), exact: true });
  await editor.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" + rou");
  await suggestion(/^round/).waitFor();
  await look(page, "formula-german");
  await page.keyboard.press("Escape");
  await button(dialog(page), t("ui.cancel")).click();
  speak("en");
});
