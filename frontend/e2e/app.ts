// Owlet as the stories start it, and the hands of a person on its page. Words come from the same file as the page's.
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { explain, t } from "../src/words";
import { speak } from "../src/words/language";
import { bin, freePort, type Outside, Program, root, until } from "./program";

export { t };

speak("en");

/** The sentence of an error that has no places to fill. */
export const sentence = (id: string, args: Record<string, unknown> = {}) => explain({ code: "", id, args });

/**
 * The program with Wails' development server on it: a browser that opens the address calls the same Go methods as the window. It may run under
 * another one.
 */
export async function startDevelopment(home: string, outside: Outside, under: string[] = []): Promise<{ owlet: Program; address: string }> {
  const devserver = `127.0.0.1:${await freePort()}`;
  const command = [...under, join(bin, "owlet-dev")];
  const owlet = new Program(command[0] ?? "", command.slice(1), {
    ...outside.env, OWLET_HOME: home, devserver, assetdir: join(root, "frontend/dist"), frontenddevserverurl: "", loglevel: "Error",
  });
  const address = `http://${devserver}`;
  await until(`Owlet at ${address}`, async () => owlet.over || (await fetch(address)).ok, 60_000);
  if (owlet.over) throw new Error(`Owlet ended:\n${owlet.output}`);
  return { owlet, address };
}

type Bound = Partial<Record<string, Record<string, Record<string, (...values: unknown[]) => Promise<unknown>>>>>;

/** Calls a bound method as the page does. */
export function call<T>(page: Page, name: `${string}.${string}.${string}`, ...args: unknown[]): Promise<T> {
  return page.evaluate(([path, values]) => {
    const [room = "", struct = "", method = ""] = path.split(".");
    const bound = (window as unknown as { go?: Bound }).go?.[room]?.[struct]?.[method];
    if (!bound) throw new Error(`${path} is not bound`);
    return bound(...values);
  }, [name, args] as const) as Promise<T>;
}

/** Starts the API on a free port, and answers where it is. */
export async function startAPI(page: Page): Promise<string> {
  const port = await freePort();
  await call(page, "window.Server.Start", port);
  return `http://127.0.0.1:${port}`;
}

export const button = (where: Page | Locator, name: string) => where.getByRole("button", { name, exact: true });
export const field = (where: Page | Locator, name: string) => where.getByLabel(name, { exact: true });
export const dialog = (page: Page) => page.locator(".Dialog").last();

/** Goes to a part of Owlet, by its rail. */
export const go = (page: Page, part: "data" | "reference" | "settings") =>
  button(page.getByRole("navigation", { name: t("frame.rail") }), t(`frame.${part}`)).click();

const settings = ["profile", "organization", "usage", "audit", "workspace", "keys", "backups"] as const;

/** Goes to one of the settings. Two of them are called "Settings", in different sections. */
export async function goToSettings(page: Page, place: (typeof settings)[number]) {
  await go(page, "settings");
  const names = [t("settings.profile.menu"), t("settings.organizationPage.menu"), t("usage.title"), t("audit.title"), t("settings.workspacePage.menu"), t("keys.menu"), t("backups.menu")];
  const index = settings.indexOf(place);
  const same = names.slice(0, index).filter((name) => name === names[index]).length;
  await button(page.getByRole("navigation", { name: t("settings.title"), exact: true }), names[index] ?? "").nth(same).click();
}

export async function choose(page: Page, opener: Locator, item: string) {
  await opener.click();
  await page.getByRole("menuitem", { name: item }).or(page.getByRole("menuitemradio", { name: item })).first().click();
}

/** Makes an empty workspace and goes to its first steps; answers its id. The switcher still names the one before. */
export async function newWorkspace(page: Page, name: string, before = "Company events"): Promise<string> {
  await choose(page, button(page, t("frame.workspaces.switch", { name: before })), t("frame.workspaces.new"));
  await field(dialog(page), t("frame.workspaces.name")).fill(name);
  await page.keyboard.press("Enter");
  await button(page, t("frame.workspaces.switch", { name })).waitFor();
  const { id } = await call<{ id: string }>(page, "window.Workspaces.Current");
  await go(page, "data");
  await button(page, t("start.blank")).waitFor();
  return id;
}

/** Waits for a toast that says so. */
export async function told(page: Page, text: string | RegExp): Promise<Locator> {
  const toast = page.locator(".Toast").filter({ hasText: text }).first();
  await toast.waitFor();
  return toast;
}

/** What a tool with a key does: one request to the local API. */
export class Tool {
  constructor(readonly origin: string, readonly workspace: string, readonly key: string) {}

  async ask(method: string, path: string, body?: unknown): Promise<{ status: number; body: Answer }> {
    const answer = await fetch(`${this.origin}/api/v1/workspace/${this.workspace}${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.key}`, ...(body ? { "Content-Type": "application/json" } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as Answer };
  }

  async refused() {
    const { status, body } = await this.ask("GET", "/modules");
    expect(status).toBe(401);
    expect(body.error?.message).toBe(sentence("key.unauthorized"));
  }
}

export interface Answer {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each request has a shape of its own
  data?: any;
  meta?: { asOf: string };
  error?: { message: string };
}
