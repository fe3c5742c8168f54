// Owlet on a machine that has no network, and whose every attempt at one is written down: test.sh starts this story in such a place.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { button, call, go, goToSettings, startAPI, startDevelopment, t, Tool } from "./app";
import { launch, open } from "./browser";
import { bin, Program, temporaryFolder, until } from "./program";
import { Stage } from "./stage";

const stage = new Stage("offline");
const desktop = stage.desktop();
const notes = join(temporaryFolder("connections"), "connections.log");
let owlet: Program, page: Page, origin: string;

/** Writes down where a program and all that it starts connect to or send to. The program itself is the child, so signals reach it. */
const traced = ["strace", "-D", "-f", "-qq", "-A", "-e", "trace=connect,sendto", "-e", "signal=none", "-o", notes];

beforeAll(async () => {
  const started = await startDevelopment(stage.home, stage.outside, traced);
  owlet = started.owlet;
  stage.atEnd(() => owlet.over || owlet.stop());
  const browser = await launch();
  stage.atEnd(() => browser.close());
  page = await open(browser, started.address);
  await button(page, t("frame.data")).waitFor();
});

test("there is no way out of here", async () => {
  expect(readFileSync("/proc/net/route", "utf8").trim().split("\n")).toHaveLength(1); // its heading
  await expect(fetch("http://192.0.2.1/")).rejects.toThrow();
});

test("a key, the data, the reference and the settings are as ever", async () => {
  origin = await startAPI(page);
  const { id } = await call<{ id: string }>(page, "window.Workspaces.Current");
  const { secret } = await call<{ secret: string }>(page, "window.Keys.Create", id, { name: "Badge printer", scopes: ["records:read", "schema:read"], expiresAt: null, modules: null, rate: 0 });
  expect((await new Tool(origin, id, secret).ask("GET", "/modules/event_planning/tables/guests/records")).status).toBe(200);
  await go(page, "data");
  await button(page.getByRole("navigation", { name: t("data.title"), exact: true }), "Guests").click();
  await page.getByRole("rowheader", { name: "Amina Diallo", exact: true }).waitFor();
  for (const place of ["usage", "audit", "backups", "keys"] as const) await goToSettings(page, place);
  await go(page, "reference");
  await page.frameLocator("iframe").getByText("Not signed in", { exact: false }).or(page.frameLocator("iframe").getByText("Signed in to", { exact: false })).first().waitFor();
  expect(await owlet.stop()).toBe(0);
});

/** The sockets that wait for anybody, of every process here. */
function listening(): string[] {
  return ["tcp", "tcp6", "udp", "udp6"].flatMap((kind) => {
    const path = `/proc/net/${kind}`;
    if (!existsSync(path)) return [];
    return readFileSync(path, "utf8").split("\n").slice(1).map((line) => line.trim().split(/\s+/))
      .filter(([, , , state]) => state === (kind.startsWith("tcp") ? "0A" : "07"))
      .map(([, at]) => `${kind} ${at}`);
  });
}

test("the program as it is shipped listens at one place of this machine", async () => {
  owlet = new Program(traced[0] ?? "", [...traced.slice(1), join(bin, "owlet")], { ...stage.outside.env, OWLET_HOME: stage.home });
  const window = await desktop.focus("Owlet");
  await until("the page", async () => (await desktop.colours(window)) > 50);
  await until("the API", async () => (await fetch(`${origin}/api/docs-json`)).ok);
  const port = Number(new URL(origin).port).toString(16).toUpperCase().padStart(4, "0");
  expect(listening()).toEqual([`tcp 0100007F:${port}`]);
  expect(await owlet.stop()).toBe(0);
});

test("nothing was tried that leads out of this machine", () => {
  const tried = readFileSync(notes, "utf8").split("\n").filter((line) => line.includes("sa_family="));
  const inside = /sa_family=AF_(UNIX|NETLINK|UNSPEC)|sin_addr=inet_addr\("127\.0\.0\.1"\)|inet_pton\(AF_INET6, "::1"/;
  console.info(`${tried.length} connections were tried, all on this machine`);
  expect(tried.length).toBeGreaterThan(0);
  expect(tried.filter((line) => !inside.test(line))).toEqual([]);
});
