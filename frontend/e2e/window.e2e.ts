// The program as it is shipped, in a real window: keys and clicks come from the keyboard and the mouse of a desktop.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, startDevelopment, Tool } from "./app";
import { launch, open } from "./browser";
import { Desktop } from "./desktop";
import { bin, freePort, Outside, owletctl, Program, temporaryFolder, until } from "./program";

interface Listed { id: string; name: string; state: string; scope: string[] }

const home = temporaryFolder("window");
const outside = new Outside();
const environment = { ...outside.env, OWLET_HOME: home, LC_ALL: "C.UTF-8" };
let desktop: Desktop, owlet: Program, address: string;

const endings: (() => unknown)[] = [];
afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

beforeAll(async () => {
  endings.push(() => rmSync(home, { recursive: true, force: true }), () => rmSync(outside.folder, { recursive: true, force: true }));
  desktop = new Desktop();
  endings.push(() => desktop.stop());
  address = `http://127.0.0.1:${await usePort(await freePort())}`;
  owlet = new Program(join(bin, "owlet"), [], environment);
  endings.push(() => owlet.over || owlet.stop());
  await desktop.focus("Owlet");
  await running();
});

/** Has the data folder remember a port that nobody else uses. */
async function usePort(port: number): Promise<number> {
  const development = await startDevelopment(home, outside);
  const browser = await launch();
  const page = await open(browser, development.address);
  await until("the page", () => call(page, "window.Server.Start", port).then(() => true));
  await browser.close();
  await development.owlet.stop();
  return port;
}

const running = () => until("the API", async () => (await fetch(`${address}/api/docs-json`)).ok);
const stopped = () => fetch(`${address}/api/docs-json`).then(() => false, () => true);

async function workspace(): Promise<{ id: string }> {
  const [only] = await owletctl<{ id: string }[]>(home, "workspace", "list", "--json");
  return only ?? { id: "" };
}

const keys = async () => owletctl<Listed[]>(home, "key", "list", "--workspace", (await workspace()).id, "--json");

const shown = async (window: string) => (await desktop.colours(window)) > 50;

test("the page is shown, and not a blank window", async () => {
  const window = await desktop.focus("Owlet");
  await until("the page", () => shown(window));
  await desktop.picture("window");
});

test("a key is created with keyboard and mouse", async () => {
  const window = await desktop.focus("Owlet");
  const { width } = await desktop.place(window);
  const before = await desktop.brightness(window);
  await desktop.click(window, width - 110, 264); // "Create API key", at the right of the list's head
  await until("the dialog over the darkened page", async () => (await desktop.brightness(window)) < before - 0.1);
  await sleep(500); // it has the focus a moment after it is seen
  await desktop.type("Front desk tablet");
  await desktop.picture("window-create-key");
  await desktop.press("Return");
  const [key] = await until("the key in the data folder", async () => {
    const found = await keys();
    return found.length > 0 && found;
  });
  expect(key).toMatchObject({ name: "Front desk tablet", state: "active" });
  expect(key?.scope).toHaveLength(5);
});

test("it is copied to the clipboard of the desktop, and works", async () => {
  await sleep(1000);
  await desktop.picture("window-key-created");
  const secret = await until("the key on the clipboard", async () => {
    await desktop.press("Return"); // does nothing until the focus is on "Copy"
    return /^owl_\w{36}$/.exec(await desktop.clipboard())?.[0];
  });
  const tool = new Tool(address, (await workspace()).id, secret);
  expect((await tool.ask("GET", "/modules")).status).toBe(200);
  await desktop.press("Escape");
  await sleep(1000);
  await desktop.picture("window-keys");
});

test("a second start raises the window that is open, and ends well", async () => {
  const [window] = await desktop.windows("Owlet");
  await desktop.minimise(window ?? "");
  await until("the window to be gone from sight", async () => (await desktop.windows("Owlet")).length === 0);
  const second = new Program(join(bin, "owlet"), [], environment);
  expect(await second.ended(), second.output).toBe(0);
  await until("the window to be back", async () => (await desktop.windows("Owlet")).length === 1);
});

test("without a session bus a second start says so and leaves", async () => {
  const second = new Program(join(bin, "owlet"), [], { ...environment, DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" });
  expect(await second.ended()).toBe(1);
  expect(second.output).toContain("Owlet is open already on this data folder");
});

test("another data folder has a window of its own", async () => {
  const other = temporaryFolder("other");
  const second = new Program(join(bin, "owlet"), [], { ...environment, OWLET_HOME: other });
  await until("two windows", async () => (await desktop.windows("Owlet")).length === 2);
  expect(await second.stop()).toBe(0);
  rmSync(other, { recursive: true, force: true });
});

test("closing asks, and keeping hides the window while the API goes on", async () => {
  const window = await desktop.focus("Owlet");
  const before = await desktop.brightness(window);
  await desktop.close();
  await until("the question over the darkened page", async () => (await desktop.brightness(window)) < before - 0.1);
  await sleep(500);
  await desktop.picture("window-closing");
  await until("the window to be hidden", async () => {
    await desktop.press("Return"); // does nothing until the focus is on "Keep the API running"
    return (await desktop.windows("Owlet")).length === 0;
  });
  await running();
});

test("starting again brings the window back where it was", async () => {
  const second = new Program(join(bin, "owlet"), [], environment);
  expect(await second.ended(), second.output).toBe(0);
  await desktop.focus("Owlet");
});

test("a signal stops the API and ends the program well", async () => {
  expect(await owlet.stop()).toBe(0);
  expect(await stopped()).toBe(true);
});

test("the window opens where it was left, and where nobody would see it in the middle", async () => {
  owlet = new Program(join(bin, "owlet"), [], environment);
  const window = await desktop.focus("Owlet");
  await until("the page", () => shown(window));
  const left = await until("a place it keeps", async () => {
    await desktop.move(window, 33, 44);
    const moved = JSON.stringify(await desktop.place(window));
    await sleep(500); // the program itself moves it once, a moment after the page is shown
    const place = await desktop.place(window);
    return JSON.stringify(place) === moved && place;
  });
  expect(await owlet.stop()).toBe(0);
  owlet = new Program(join(bin, "owlet"), [], environment);
  const again = await desktop.focus("Owlet");
  await until("its old place", async () => JSON.stringify(await desktop.place(again)) === JSON.stringify(left));
  await desktop.move(again, 1430, 890);
  await owlet.stop();
  owlet = new Program(join(bin, "owlet"), [], environment);
  const third = await desktop.focus("Owlet");
  await until("a place on the screen", async () => (await desktop.place(third)).x < 400);
  await owlet.stop();
});

test("the dark system has a dark window", async () => {
  owlet = new Program(join(bin, "owlet"), [], { ...environment, GTK_THEME: "Adwaita:dark" });
  const window = await desktop.focus("Owlet");
  await until("a dark page", async () => (await shown(window)) && (await desktop.brightness(window)) < 0.3);
  await desktop.picture("window-dark");
});
