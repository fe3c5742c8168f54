// What an app computes: its formulas in order, one that breaks, and how a value comes about.
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { speak } from "../src/words/language";
import { button, call, choose, go, newWorkspace, t } from "./app";
import { look } from "./browser";
import { until } from "./program";
import { Stage } from "./stage";

const stage = new Stage("formulas");
let page: Page, workspace: string;
const path = () => ({ workspace, module: "invoices", table: "invoice_lines" });
const show = (view: "formulas" | "model") => choose(page, button(page, t("data.menuActions", { name: "Invoices" })).first(), t(view === "formulas" ? "data.formula.menu" : "data.model.menu"));
const names = async () => (await page.getByRole("rowheader").allInnerTexts()).map((text) => text.split("\n").join(" of "));

beforeAll(async () => {
  ({ page } = await stage.open());
  await button(page, t("frame.data")).waitFor();
  workspace = await newWorkspace(page, "Studio");
  await button(page, t("start.use", { name: t("start.templates.invoices.title") })).click();
  await page.getByRole("grid").waitFor();
});

test("the formulas of an app stand in the order in which they are computed", async () => {
  await show("formulas");
  await page.getByRole("rowheader", { name: /Turnover/ }).waitFor();
  const all = await names();
  expect(all.indexOf("Amount of Invoice lines")).toBeLessThan(all.indexOf("Net of Invoices"));
  expect(all.indexOf("Net of Invoices")).toBeLessThan(all.indexOf("Turnover of Customers"));
  await look(page, "formulas-list");
});

test("how a value comes about is told part by part", async () => {
  await page.getByRole("row", { name: /^Total/ }).getByRole("button", { name: "Invoices" }).click();
  await page.getByRole("grid").waitFor();
  await page.getByRole("grid").focus();
  await page.keyboard.press("Control+Enter");
  const panel = page.getByRole("complementary");
  await panel.waitFor();
  const total = panel.locator(".ComputedValue", { hasText: "Total" });
  await total.getByRole("button", { name: t("data.formula.trace.show") }).click();
  const parts = total.getByRole("list", { name: t("data.formula.trace.parts") }).getByRole("button");
  await parts.first().waitFor();
  expect((await parts.allInnerTexts()).map((text) => text.split("\n")[0])).toEqual(["round(net + tax, 2)", "net + tax", "net", "tax"]);
  await parts.nth(1).focus();
  await look(page, "formulas-trace");
  await page.keyboard.press("Escape");
  await parts.first().waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
});

test("a formula that loses what it reads is marked, and tells who reads it", async () => {
  await call(page, "window.Fields.Delete", path(), ["price"]);
  await show("formulas");
  const amount = page.getByRole("row", { name: /^Amount/ });
  await amount.getByText(/“price”/).waitFor();
  await page.getByRole("row", { name: /^Net/ }).getByText(t("data.formula.readsBroken", { name: "Invoice lines: Amount" })).waitFor();
  await page.getByRole("checkbox", { name: t("data.formula.onlyBroken") }).click();
  await until("only the broken ones", async () => !(await names()).includes("State of Invoices"));
  await look(page, "formulas-broken");
  await page.getByRole("row", { name: /^Net/ }).getByRole("button", { name: "Invoices" }).click();
  await page.getByRole("gridcell", { name: /Not computed/ }).first().waitFor();
  await page.getByRole("grid").focus();
  for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowRight");
  await look(page, "formulas-grid-broken");
});

test("all of it speaks German", async () => {
  await call(page, "window.Settings.SetLanguage", "de");
  await page.reload();
  speak("de");
  await go(page, "data");
  await choose(page, button(page, t("data.menuActions", { name: "Rechnungen" })).first(), t("data.formula.menu"));
  await page.getByRole("rowheader", { name: /Betrag/ }).first().waitFor();
  await page.setViewportSize({ width: 1024, height: 700 });
  await look(page, "formulas-german");
  speak("en");
});
