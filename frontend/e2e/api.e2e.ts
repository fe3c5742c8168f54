// What a tool gets of a table: its calls are run from the page, and the reference opens at the table.
import type { Locator, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { button, dialog, go, startAPI, t } from "./app";
import { look, lookAtDialog } from "./browser";
import { Stage } from "./stage";

const stage = new Stage("api");
let page: Page;

beforeAll(async () => {
  stage.desktop();
  ({ page } = await stage.open());
  await button(page, t("frame.data")).waitFor();
  await startAPI(page);
  await go(page, "data");
  await button(page.getByRole("navigation", { name: t("data.title"), exact: true }), "Guests").click();
  await page.getByRole("tab", { name: t("data.api") }).click();
});

const example = (act: "list" | "create" | "update" | "upsert" | "delete") => page.getByRole("region", { name: t(`data.code.${act}`), exact: true });
const run = (where: Locator, act: Parameters<typeof example>[0]) => button(where, t("data.code.runIt", { what: t(`data.code.${act}`) })).click();

test("a read is run at once, and its answer is the API's", async () => {
  await run(example("list"), "list");
  await example("list").getByText(t("data.code.fine", { status: "200" })).waitFor();
  await example("list").getByText('"has_more"').waitFor();
  await look(page, "api-read");
});

test("a write is asked about first, and taken back", async () => {
  const title = await example("update").locator(".CodeBlock").first().textContent();
  for (const [act, status] of [["create", "201"], ["update", "200"], ["upsert", "200"], ["delete", "200"]] as const) {
    if ((await example(act).count()) === 0) continue;
    await run(example(act), act);
    if (act === "delete") await lookAtDialog(page, "api-ask");
    await button(dialog(page), t(`data.code.${act}Run`)).click();
    await example(act).getByText(t("data.code.fine", { status })).waitFor();
    if (act === "delete") await example(act).scrollIntoViewIfNeeded().then(() => look(page, "api-written"));
    await button(example(act), t("data.code.undo")).click();
    await example(act).getByText(t("data.code.undone")).waitFor();
  }
  // The page reads the table again by itself once a record is back.
  await expect.poll(() => example("update").locator(".CodeBlock").first().textContent()).toBe(title);
});

test("the reference opens at the table, in the workspace's own document", async () => {
  await button(page, t("data.code.reference")).click();
  const frame = page.frameLocator("iframe");
  await frame.getByText("Signed in to Company events", { exact: false }).waitFor();
  const shown = frame.locator("#operations-event_planning-listEventPlanningGuests");
  await shown.locator(".opblock-body").waitFor();
  expect(await shown.evaluate((element) => element.getBoundingClientRect().top < innerHeight && element.getBoundingClientRect().bottom > 0)).toBe(true);
  await look(page, "api-reference");
});
