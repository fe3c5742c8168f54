// The second half of a key's life, in Chromium against the real Go side and a real HTTP client: restricted, rotated, limited, revoked, undone.
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { button, call, choose, dialog, field, goToSettings, sentence, t, told, Tool } from "./app";
import { look, lookAtDialog } from "./browser";
import { filesWith, freePort, type Program } from "./program";
import { Stage } from "./stage";

interface Workspace { id: string; name: string }

const stage = new Stage("keys");
const name = "Badge printer";
let owlet: Program, page: Page, workspace: Workspace, port: number;
let old: Tool, tool: Tool;

beforeAll(async () => {
  ({ owlet, page } = await stage.open());
  port = await freePort();
  await call(page, "window.Server.Start", port);
  workspace = await call<Workspace>(page, "window.Workspaces.Current");
  await call(page, "window.Modules.Create", workspace.id, { name: "payroll", labels: { "": "Payroll" } });
  await goToSettings(page, "keys");
});

const row = () => page.getByRole("row", { name });
const act = (item: string) => choose(page, button(row(), t("keys.list.more", { name })), item);
const at = (secret: string) => new Tool(`http://127.0.0.1:${port}`, workspace.id, secret);

/** The secret that the dialog shows, which is then left. */
async function takeSecret(picture: string): Promise<string> {
  const secret = await dialog(page).getByRole("status", { name: t("keys.created.key") }).innerText();
  expect(secret).toMatch(/^owl_[0-9A-Za-z]{36}$/);
  await lookAtDialog(page, picture);
  await button(dialog(page), t("ui.copy")).click();
  await button(dialog(page), t("ui.done")).click();
  await dialog(page).waitFor({ state: "detached" });
  return secret;
}

test("a key is made for chosen apps, and the others are not there for it", async () => {
  await button(page, t("keys.create.title")).first().click();
  await field(dialog(page), t("keys.create.name")).fill(name);
  await dialog(page).getByRole("radio", { name: t("keys.access.someApps") }).check();
  await button(dialog(page), t("keys.create.submit")).click();
  await dialog(page).getByText(sentence("key.modules_none")).waitFor();
  await dialog(page).getByRole("checkbox", { name: "Event planning" }).check();
  await button(dialog(page), t("keys.access.more")).click();
  await field(dialog(page), t("keys.access.rate")).waitFor();
  await lookAtDialog(page, "keys-create");
  await button(dialog(page), t("keys.create.submit")).click();
  old = at(await takeSecret("keys-created"));
  await row().getByText(t("keys.access.onlyApps", { apps: "Event planning" })).waitFor();
  expect((await old.ask("GET", "/modules")).body.data).toHaveLength(1);
  expect((await old.ask("GET", "")).body.data.modules).toHaveLength(1);
  const [hidden, absent] = [await old.ask("GET", "/modules/payroll"), await old.ask("GET", "/modules/no_such")];
  expect(hidden).toEqual({ status: 404, body: { error: { message: absent.body.error?.message.replace("no_such", "payroll") } } });
  expect(await old.ask("POST", "/modules", { name: "more" })).toEqual({ status: 403, body: { error: { message: sentence("key.module_create") } } });
});

test("rotated, both keys work until the old one is ended", async () => {
  await act(t("keys.rotate.act"));
  await dialog(page).getByRole("radio", { name: t("keys.rotate.hours.24") }).waitFor();
  await lookAtDialog(page, "keys-rotate");
  await button(dialog(page), t("keys.rotate.submit")).click();
  tool = at(await takeSecret("keys-rotated"));
  for (const one of [old, tool]) expect((await one.ask("GET", "/modules")).status).toBe(200);
  await row().getByText(/^old owl_….{4} ends in 24 hours$|^old owl_….{4} ends tomorrow$/).waitFor();
  await look(page, "keys-both");
  await act(t("keys.end.act", { count: 1 }));
  await lookAtDialog(page, "keys-end-old");
  await dialog(page).getByRole("button", { name: /^End now: owl_/ }).click();
  await told(page, /has ended\.$/);
  await dialog(page).waitFor({ state: "detached" });
  await old.refused();
  expect((await tool.ask("GET", "/modules")).status).toBe(200);
});

test("a limit holds from the next request on", async () => {
  await act(t("keys.access.act"));
  await button(dialog(page), t("keys.access.more")).click();
  await field(dialog(page), t("keys.access.rate")).fill("2");
  await lookAtDialog(page, "keys-access");
  await button(dialog(page), t("keys.access.submit")).click();
  await row().getByText(t("keys.access.perMinute", { count: 2 })).waitFor();
  const statuses = [];
  for (let i = 0; i < 3; i++) statuses.push((await tool.ask("GET", "/modules")).status);
  expect(statuses).toEqual([200, 200, 429]);
  await act(t("keys.access.act"));
  await field(dialog(page), t("keys.access.rate")).fill("");
  await button(dialog(page), t("keys.access.submit")).click();
  await dialog(page).waitFor({ state: "detached" });
  expect((await tool.ask("GET", "/modules")).status).toBe(200);
});

test("a revocation is undone within ten seconds", async () => {
  await act(t("keys.revoke.act"));
  await lookAtDialog(page, "keys-revoke");
  await button(dialog(page), t("keys.revoke.submit", { count: 1 })).click();
  const toast = await told(page, t("keys.revoke.done", { count: 1, name }));
  await tool.refused();
  await button(toast, t("keys.revoke.undo")).click();
  await told(page, t("keys.revoke.undone", { count: 1, name }));
  expect((await tool.ask("GET", "/modules")).status).toBe(200);
  await row().waitFor();
});

test("no file has a key in it", async () => {
  await call(page, "window.Server.Stop");
  for (const { key } of [old, tool]) {
    expect(filesWith(stage.home, key)).toEqual([]);
    expect(owlet.output).not.toContain(key);
  }
});
