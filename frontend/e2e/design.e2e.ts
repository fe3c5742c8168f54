// An app built from blank, as a person does it: tables, choices, links, order, and what goes when something is deleted.
import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { button, call, choose, dialog, field, newWorkspace, sentence, t, told } from "./app";
import { look, lookAtDialog } from "./browser";
import { until } from "./program";
import { Stage } from "./stage";

interface Listed { name: string; isHidden: boolean; records: number; icon: { icon: string } | null; fields: { name: string; type: string; options?: { name: string }[] }[] }
interface App { name: string; isHidden: boolean; tables: Listed[] }

const stage = new Stage("design");
let page: Page, menu: Locator, workspace: string;

beforeAll(async () => {
  ({ page } = await stage.open());
  await button(page, t("frame.data")).waitFor();
  menu = page.getByRole("navigation", { name: t("data.title"), exact: true });
});

const apps = () => call<App[]>(page, "window.Modules.List", workspace);
const tableOf = async (name: string) => (await apps()).flatMap(({ tables }) => tables).find((table) => table.name === name);
const fieldNames = async (table: string) => (await tableOf(table))?.fields.map(({ name }) => name) ?? [];
const at = (table: string) => ({ workspace, module: "invoices", table });
const act = (name: string, item: string) => choose(page, button(page, t("data.menuActions", { name })), item);

/** Adds a table to the app, by the app's menu. */
async function addTable(label: string) {
  await act("Invoices", t("data.design.table.newOf"));
  await field(dialog(page), t("data.design.table.label")).fill(label);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: label }).waitFor();
}

/** Chooses the type of a new field, and types its label. */
async function addField(type: string, label: string) {
  await button(page, t("data.design.field.new")).click();
  await page.getByRole("searchbox", { name: t("data.design.field.search") }).fill(type);
  await page.keyboard.press("Enter");
  await field(dialog(page), t("data.design.field.label")).fill(label);
}

async function createField(label: string) {
  await button(dialog(page), t("data.design.field.create")).click();
  await dialog(page).waitFor({ state: "detached" });
  await page.getByRole("rowheader", { name: label, exact: true }).waitFor();
}

test("an empty workspace begins with a blank app", async () => {
  workspace = await newWorkspace(page, "Studio");
  await look(page, "design-start");
  await button(page, t("start.blank")).click();
  await field(dialog(page), t("data.design.app.label")).fill("Invoices");
  await dialog(page).getByText("invoices", { exact: true }).waitFor();
  await lookAtDialog(page, "design-new-app");
  await button(dialog(page), t("data.design.icon.label")).click();
  await page.getByRole("searchbox", { name: t("data.design.icon.search") }).waitFor();
  await lookAtDialog(page, "design-icons");
  await page.getByRole("option", { name: t("data.design.symbol.receipt_long") }).click();
  await page.keyboard.press("Escape");
  await button(dialog(page), t("data.design.app.create")).click();
  await page.getByText(t("data.design.emptyApp.title")).waitFor();
  await look(page, "design-empty-app");
  expect(await apps()).toMatchObject([{ name: "invoices", icon: { icon: "receipt_long" }, tables: [] }]);
});

test("tables come with a field to type into", async () => {
  await page.getByRole("main").getByRole("button", { name: t("data.design.table.new") }).click();
  await field(dialog(page), t("data.design.table.label")).fill("Customers");
  await lookAtDialog(page, "design-new-table");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Customers" }).waitFor();
  await until("the first field", async () => (await fieldNames("customers")).join() === "name");
  await addTable("Bills");
  await until("the first field", async () => (await fieldNames("bills")).join() === "name");
});

test("a name that is taken is said beside the field", async () => {
  await act("Invoices", t("data.design.table.newOf"));
  await field(dialog(page), t("data.design.table.label")).fill("Customers");
  await dialog(page).getByText("customers_2", { exact: true }).waitFor();
  await button(dialog(page), t("data.design.name.change")).click();
  await field(dialog(page), t("data.design.name.label")).fill("customers");
  await button(dialog(page), t("data.design.table.create")).click();
  await dialog(page).getByText(sentence("table.name_taken", { module: "invoices", name: "customers" })).waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
});

test("a choice gets its options by typing and by pasting lines", async () => {
  await page.getByRole("tab", { name: t("data.fields") }).click();
  await button(page, t("data.design.field.new")).click();
  await lookAtDialog(page, "design-types");
  await page.keyboard.press("Escape");
  await addField("dropdown", "State");
  const add = dialog(page).getByRole("textbox", { name: t("data.design.options.new") });
  await add.fill("Draft");
  await add.press("Enter");
  await add.evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "Paid\nSent\nOverdue");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  const rows = dialog(page).getByRole("textbox", { name: t("data.design.options.name") });
  await until("four options", async () => (await rows.count()) === 4);
  await button(dialog(page), t("data.design.options.drag", { name: "Sent" })).dragTo(rows.nth(1), { targetPosition: { x: 40, y: 2 } });
  await until("Sent stands before Paid", async () => (await rows.nth(1).inputValue()) === "Sent");
  await lookAtDialog(page, "design-choice");
  await createField("State");
  expect((await tableOf("bills"))?.fields.find(({ name }) => name === "state")?.options?.map(({ name }) => name)).toEqual(["Draft", "Sent", "Paid", "Overdue"]);
});

test("a link makes a field in the other table", async () => {
  await addField("relation", "Customer");
  await dialog(page).getByText(t("data.design.link.reverse", { table: "Bills", target: "Customers" })).waitFor();
  await lookAtDialog(page, "design-link");
  await createField("Customer");
  expect(await fieldNames("customers")).toEqual(["name", "bills"]);
});

test("fields are put in order, by dragging and by the menu", async () => {
  await addField("number", "Amount");
  await createField("Amount");
  await addField("multi-line", "Notes");
  await createField("Notes");
  expect((await tableOf("bills"))?.fields.map(({ type }) => type)).toEqual(["string", "choice", "reference", "number", "string"]);
  await look(page, "design-fields");
  const row = (name: string) => page.getByRole("rowheader", { name, exact: true });
  await row("Amount").dragTo(row("State"), { targetPosition: { x: 80, y: 3 } });
  await until("the order", async () => (await fieldNames("bills")).join() === "name,amount,state,customer,notes");
  await choose(page, button(page, t("data.menuActions", { name: "Notes" })), t("data.design.up"));
  await until("the order", async () => (await fieldNames("bills")).join() === "name,amount,state,notes,customer");
});

test("what records stand against is said at its switch", async () => {
  await call(page, "window.Records.Create", at("bills"), JSON.stringify({ records: [{ name: "2027-001", state: "Sent" }, { name: "2027-002", state: "Draft" }] }));
  await page.getByRole("rowheader", { name: "Amount", exact: true }).click();
  await dialog(page).getByRole("checkbox", { name: t("data.design.rule.required") }).check();
  await button(dialog(page), t("data.design.save")).click();
  await dialog(page).getByText(sentence("field.required_missing", { field: "amount", count: 2, id: 1 })).waitFor();
  await lookAtDialog(page, "design-required");
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
});

test("an option that is in use goes only after that was said", async () => {
  await act("State", t("data.design.field.edit"));
  await button(dialog(page), t("data.design.options.remove", { name: "Sent" })).click();
  await button(dialog(page), t("data.design.save")).click();
  await dialog(page).getByText(t("data.design.lose.title")).waitFor();
  await lookAtDialog(page, "design-lose");
  await button(dialog(page), t("data.design.lose.submit")).click();
  await dialog(page).waitFor({ state: "detached" });
  expect((await tableOf("bills"))?.fields.find(({ name }) => name === "state")?.options?.map(({ name }) => name)).toEqual(["Draft", "Paid", "Overdue"]);
});

test("a formula has a place of its own", async () => {
  await addField("formula", "Total");
  await dialog(page).getByRole("textbox", { name: t("data.design.formula.label"), exact: true }).click();
  await page.keyboard.type("6 * 7");
  await lookAtDialog(page, "design-formula");
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
});

test("tables are moved by dragging, and hidden", async () => {
  await button(menu, "Bills").dragTo(button(menu, "Customers"), { targetPosition: { x: 60, y: 3 } });
  await until("the order", async () => (await apps())[0]?.tables.map(({ name }) => name).join() === "bills,customers");
  await act("Customers", t("data.design.hide"));
  await button(menu, t("data.design.hidden", { count: 1 })).click();
  await button(menu, "Customers").waitFor();
  await look(page, "design-hidden");
  await act("Customers", t("data.design.show"));
  await button(menu, t("data.design.hidden", { count: 1 })).waitFor({ state: "detached" });
});

test("deleting a table names its records and the fields of others", async () => {
  await act("Customers", t("data.design.table.delete"));
  await dialog(page).getByText(t("data.design.lostFields", { count: 1 })).waitFor();
  await lookAtDialog(page, "design-delete-table");
  await button(dialog(page), t("data.design.table.deleteSubmit")).click();
  await told(page, t("data.delete.done", { name: "Customers" }));
  expect(await fieldNames("bills")).toEqual(["name", "amount", "state", "notes"]);
});

test("deleting the app brings back the empty workspace", async () => {
  await act("Invoices", t("data.delete.act"));
  await button(dialog(page), t("data.delete.submit")).click();
  await button(page, t("start.blank")).waitFor();
});
