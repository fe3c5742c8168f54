// What records and names say is text and never markup: every place of the window and of Swagger UI shows it letter by letter.
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { button, call, choose, dialog, go, newWorkspace, startAPI, t, told } from "./app";
import { Stage } from "./stage";

const image = `<img src=x onerror="window.owned=1">`;
const drawing = `"><svg onload=window.owned=1>`;
const script = `</title><script>window.owned=1</script>`;
const link = `[press](javascript:window.owned=1) <a href="javascript:window.owned=1">me</a>`;
const address = "javascript:window.owned=1//";

const stage = new Stage("markup");
let page: Page, workspace: string;
const asked: string[] = [];

beforeAll(async () => {
  ({ page } = await stage.open());
  page.on("dialog", (opened) => {
    asked.push(opened.message());
    void opened.dismiss();
  });
  await button(page, t("frame.data")).waitFor();
  await startAPI(page);
  workspace = await newWorkspace(page, image);
  await call(page, "window.Modules.Create", workspace, { name: "shop", labels: { "": link } });
  const path = { workspace, module: "shop", table: "" };
  const fields = [
    { name: "title", type: "string", labels: { "": drawing } },
    { name: "site", type: "string", variant: "url", labels: { "": script } },
    { name: "state", type: "choice", labels: { "": image }, options: [{ name: image }, { name: script }] },
  ];
  await call(page, "window.Tables.Create", path, { name: "goods", labels: { "": drawing } }, fields);
  const records = [image, drawing, script, link].map((title) => ({ title, site: address, state: image }));
  await call(page, "window.Records.Create", { ...path, table: "goods" }, JSON.stringify({ records }));
});

/** Nothing ran in the page or in a frame of it, and nothing is there that could. */
async function untouched() {
  for (const frame of page.frames()) {
    const found = await frame.evaluate(() => ({
      owned: "owned" in window,
      alive: [...document.querySelectorAll("*")].filter((element) =>
        element.getAttributeNames().some((name) => name.startsWith("on")) ||
        (element instanceof HTMLScriptElement && !element.src) ||
        ["href", "src", "xlink:href", "action"].some((name) => /^\s*(javascript|data:text)/i.test(element.getAttribute(name) ?? "")),
      ).map((element) => element.outerHTML.slice(0, 200)),
    }));
    expect(found, frame.url()).toEqual({ owned: false, alive: [] });
  }
  expect(asked).toEqual([]);
}

const menu = () => page.getByRole("navigation", { name: t("data.title"), exact: true });
const shown = (text: string) => page.getByRole("main").getByText(text, { exact: true }).first().waitFor();

test("in the menu and the grid", async () => {
  await button(menu(), drawing).click();
  for (const text of [image, drawing, script, link, address]) await shown(text);
  await untouched();
});

test("in the panel of a record, where an address is no link that could run", async () => {
  await page.locator(".GridNumber:has(.open)").first().hover();
  await page.locator(".GridNumber .open").first().click();
  await expect.poll(() => page.locator("input, textarea").evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))).toContain(address);
  await untouched();
  await page.keyboard.press("Escape");
});

test("in the fields and the examples of the API", async () => {
  await page.getByRole("tab", { name: t("data.fields") }).click();
  await shown(script);
  await untouched();
  await page.getByRole("tab", { name: t("data.api") }).click();
  await page.getByRole("region", { name: t("data.code.list"), exact: true }).waitFor();
  await untouched();
});

test("in Swagger UI, which reads descriptions as Markdown", async () => {
  await button(page, t("data.code.reference")).click();
  const frame = page.frameLocator("iframe");
  await frame.locator("#operations-shop-listShopGoods .opblock-body").waitFor();
  await frame.locator("#operations-shop-createShopGoods button").first().click();
  await frame.locator("#operations-shop-createShopGoods .opblock-body").waitFor();
  await frame.getByText(link, { exact: true }).first().waitFor(); // the app's label, as the description of its tag
  expect(await frame.locator("a[href^='http']").count()).toBe(0);
  await untouched();
});

test("in the drawing of the model", async () => {
  await go(page, "data");
  await choose(page, button(page, t("data.menuActions", { name: link })), t("data.model.menu"));
  await page.locator(".ModelDrawing").waitFor();
  await untouched();
});

test("in dialogs and toasts", async () => {
  await choose(page, button(page, t("data.menuActions", { name: drawing })), t("data.design.table.delete"));
  await dialog(page).getByText(drawing, { exact: false }).first().waitFor();
  await untouched();
  await button(dialog(page), t("data.design.table.deleteSubmit")).click();
  await told(page, t("data.delete.done", { name: drawing }));
  await untouched();
});
