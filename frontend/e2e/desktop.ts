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

  /** The text that was copied last. */
  async clipboard(): Promise<string> {
    return (await run("xclip", ["-selection", "clipboard", "-out"])).stdout;
  }

  async minimise(window: string) {
    await run("xdotool", ["windowminimize", "--sync", window]);
  }

  async move(window: string, x: number, y: number) {
    await run("xdotool", ["windowmove", "--sync", window, String(x), String(y)]);
  }

  /** Where a window is and how large, in pixels. */
  async place(window: string): Promise<{ x: number; y: number; width: number; height: number }> {
    const { stdout } = await run("xdotool", ["getwindowgeometry", "--shell", window]);
    const number = (name: string) => Number(new RegExp(`^${name}=(-?\\d+)$`, "m").exec(stdout)?.[1]);
    return { x: number("X"), y: number("Y"), width: number("WIDTH"), height: number("HEIGHT") };
  }

  /** What ImageMagick says of a window's picture, such as %k, the number of its colours. */
  async measure(window: string, what: string): Promise<number> {
    const { stdout } = await run("sh", ["-c", `import -window "$1" png:- | /usr/bin/convert png:- -format "$2" info:`, "sh", window, what]);
    return Number(stdout);
  }

  /** How many colours a window shows; a blank one has few. */
  colours = (window: string) => this.measure(window, "%k");
  /** From 0, black, to 1, white. */
  brightness = (window: string) => this.measure(window, "%[fx:mean]");

  /** Keeps a picture of the whole screen. */
  async picture(name: string) {
    await run("import", ["-window", "root", join(artefacts, `${name}.png`)]);
  }

  async stop() {
    await this.#manager.stop();
  }
}
