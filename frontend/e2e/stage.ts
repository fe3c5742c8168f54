// What a story stands on: a data folder, Owlet, and Chromium with a page of it. All of it ends with the story.
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll } from "vitest";
import { startDevelopment } from "./app";
import { launch, open } from "./browser";
import { Desktop } from "./desktop";
import { artefacts, Outside, type Program, temporaryFolder } from "./program";

interface Opened { owlet: Program; browser: Browser; page: Page; address: string }

export class Stage {
  readonly home: string;
  readonly outside = new Outside();
  readonly #name: string;
  readonly #endings: (() => unknown)[] = [];

  /** Its name is that of the picture of the story's last moment. */
  constructor(name: string) {
    this.#name = name;
    this.home = temporaryFolder(name);
    this.atEnd(() => rmSync(this.home, { recursive: true, force: true }));
    this.atEnd(() => rmSync(this.outside.folder, { recursive: true, force: true }));
    afterAll(async () => {
      for (const end of this.#endings.reverse()) await end();
    });
  }

  /** Has something done when the story ends: what was said last comes first. */
  atEnd(end: () => unknown) {
    this.#endings.push(end);
  }

  /** A window manager for Owlet's own window. */
  desktop(): Desktop {
    const desktop = new Desktop();
    this.atEnd(() => desktop.stop());
    return desktop;
  }

  /** Starts Owlet and opens a page on it. */
  async open(options: { scrollbars?: boolean; locale?: string } = {}): Promise<Opened> {
    const { owlet, address } = await startDevelopment(this.home, this.outside);
    this.atEnd(() => owlet.stop());
    const browser = await launch(options);
    this.atEnd(() => browser.close());
    const page = await open(browser, address, options.locale);
    this.atEnd(() => page.screenshot({ path: join(artefacts, `${this.#name}-end.png`) }));
    return { owlet, browser, page, address };
  }
}
