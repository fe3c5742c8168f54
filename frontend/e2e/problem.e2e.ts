// A data folder that cannot be opened: the window says so and where it is, changes nothing, and offers to open the folder.
import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { button, call, sentence, startDevelopment, t } from "./app";
import { launch, look, open } from "./browser";
import { Outside, owletctl, temporaryFolder, until } from "./program";

const outside = new Outside();
let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(outside.folder, { recursive: true, force: true });
});

const damages: Record<string, (file: string) => void> = {
  "its first page is gone": (file) => writeFileSync(file, Buffer.concat([Buffer.alloc(4096, "x"), readFileSync(file).subarray(4096)])),
  "it is cut short": (file) => writeFileSync(file, readFileSync(file).subarray(0, 5000)),
  "it is something else": (file) => writeFileSync(file, "A letter to the bank.\n"),
};

for (const [what, damage] of Object.entries(damages)) {
  test(`owlet.db is corrupt: ${what}`, async () => {
    const home = temporaryFolder("problem");
    await owletctl(home, "workspace", "list");
    const file = join(home, "owlet.db");
    for (const side of ["-wal", "-shm"]) rmSync(file + side, { force: true });
    damage(file);
    chmodSync(file, 0o600);
    const before = readFileSync(file);
    const { owlet, address } = await startDevelopment(home, outside);
    const page = await open(browser, address);
    await page.getByText(t("frame.problem.title")).waitFor();
    await page.getByText(sentence("storage.corrupt", { file })).waitFor();
    await page.getByText(home, { exact: true }).first().waitFor();
    await look(page, "problem");
    await expect(call(page, "window.Keys.List", "aaaaaaaaaaaa")).rejects.toThrow("not bound");
    await expect(call(page, "main.App.SaveSchema", "aaaaaaaaaaaa", "api", "json")).rejects.toThrow("storage.corrupt");
    await button(page, t("frame.problem.openFolder")).click();
    await until("the folder that was opened", () => outside.opened(`file://${home}`));
    await button(page, t("frame.problem.quit")).click();
    expect(await owlet.ended()).toBe(0);
    await page.close();
    expect(readFileSync(file).equals(before)).toBe(true);
    rmSync(home, { recursive: true, force: true });
  });
}
