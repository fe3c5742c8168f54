// A desktop on the screen that the tests have for themselves: a window manager, a mouse and a keyboard.
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { artefacts, Program, run, until } from "./program";

export class Desktop {
  readonly #manager = new Program("openbox");

  /** The windows that a person sees with that title. */
  async windows(title: string): Promise<string[]> {
    const found = await run("xdotool", ["search", "--onlyvisible", "--name", `^${title}$`]).catch(() => ({ stdout: "" }));
    return found.stdout.split("\n").filter(Boolean);
  }

  /** Waits for a window and puts it in front. */
  async focus(title: string): Promise<string> {
    const window = await until(`a window called ${title}`, async () => (await this.windows(title)).at(-1), 60_000);
    await run("xdotool", ["windowactivate", "--sync", window]);
    return window;
  }

  async type(text: string) {
    await run("xdotool", ["type", "--delay", "25", "--", text]);
  }

  async press(...keys: string[]) {
    for (const key of keys) {
      await run("xdotool", ["key", "--clearmodifiers", key]);
      await sleep(60);
    }
  }

  /** Clicks inside a window, at pixels from its corner. */
  async click(window: string, x: number, y: number) {
    await run("xdotool", ["mousemove", "--sync", "--window", window, String(Math.round(x)), String(Math.round(y)), "click", "1"]);
  }

  /** Asks the window manager to close the window in front, as its close button does. */
  async close() {
    await this.press("alt+F4");
  }

  /** Answers the save dialog that suggests the name: types where to save and confirms. */
  async saveAs(name: string, path: string) {
    await this.focus(name);
    await this.press("ctrl+a");
    await this.type(path);
    await this.press("Return");
  }

  /** Keeps a picture of the whole screen. */
  async picture(name: string) {
    await run("import", ["-window", "root", join(artefacts, `${name}.png`)]);
  }

  async stop() {
    await this.#manager.stop();
  }
}
