// Chromium, and the checks that every page and dialog has to pass.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { AxeResults } from "axe-core";
import { type Browser, chromium, type Frame, type Page } from "playwright-core";
import { expect } from "vitest";
import { artefacts, root } from "./program";

const axe = readFileSync(createRequire(join(root, "frontend/package.json")).resolve("axe-core/axe.min.js"), "utf8");

/** Scroll bars are left out of pictures, unless a story pulls at them. */
export function launch({ scrollbars = false } = {}): Promise<Browser> {
  return chromium.launch({
    ignoreDefaultArgs: scrollbars ? ["--hide-scrollbars"] : [],
    executablePath: process.env.OWLET_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
}

/** Opens a page of its own, on which nothing moves, and which fails the story when it throws. Its system speaks English unless told. */
export async function open(browser: Browser, address: string, locale = "en-US"): Promise<Page> {
  const page = await browser.newPage({ locale, viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", colorScheme: "light" });
  page.setDefaultTimeout(15_000);
  page.on("pageerror", (error) => {
    if (!error.stack?.includes("/wails/ipc.js")) throw error; // the development server's own overlay stumbles over being early
  });
  await page.addInitScript(throwOnViolation);
  await page.goto(address);
  return page;
}

/** What the page or a frame of it does against its Content-Security-Policy fails the story, too. */
function throwOnViolation() {
  document.addEventListener("securitypolicyviolation", ({ sourceFile, effectiveDirective, blockedURI, sample }) => {
    if (sourceFile.includes("/wails/")) return; // the development server's own overlay, which the program as it is shipped lacks
    setTimeout(() => { throw new Error(`against the policy: ${effectiveDirective} ${blockedURI} ${sourceFile} ${sample}`); });
  });
}

interface Axe { run: (context: { exclude: string[] }) => Promise<AxeResults> }

async function faults(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe);
  // React Aria says a button's state aloud by its name; what it said of a button that is gone stays there for seconds.
  const results = await frame.evaluate(() => (window as unknown as { axe: Axe }).axe.run({ exclude: ["[data-live-announcer]"] }));
  return results.violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${v.help}\n${node.target.join(" ")}\n${node.html.slice(0, 300)}\n${node.failureSummary ?? ""}`));
}

/** What axe goes on finding: what is so only while the focus or the page is on its way is no fault. */
async function lastingFaults(frame: Frame): Promise<string[]> {
  let found = await faults(frame);
  for (let again = 0; found.length > 0 && again < 3; again++) {
    await sleep(300);
    found = await faults(frame);
  }
  return found;
}

/** Looks at the dialog that opens, like look. */
export async function lookAtDialog(page: Page, name: string) {
  await page.locator(".Dialog").last().waitFor();
  await sleep(300); // headless Chromium paints it a moment after it is there
  await look(page, name);
}

/**
 * Looks at what the page shows, in light and dark: axe finds nothing, and at 1024×700 the page does not scroll sideways. Pictures
 * of all four go to the artefacts.
 */
export async function look(page: Page, name: string, frame = page.mainFrame()) {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const size of [{ width: 1024, height: 700 }, { width: 1280, height: 800 }]) {
      await page.setViewportSize(size);
      await page.screenshot({ path: join(artefacts, `${name}-${colorScheme}-${size.width}.png`), animations: "disabled" });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${name}: sideways at ${size.width}`).toBe(0);
    }
    const found = await lastingFaults(frame);
    if (found.length > 0) writeFileSync(join(artefacts, `${name}-${colorScheme}.html`), await frame.content());
    expect(found, `${name} in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}
