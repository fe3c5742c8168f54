// The server under load for some seconds: every answer is held against what was written, and its memory must not go on growing.
//   node build/soak.mjs OWLETCTL SECONDS
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const [owletctl, seconds] = [process.argv[2], Number(process.argv[3])];
const workers = 8;
const home = mkdtempSync(join(tmpdir(), "owlet-soak-"));
const run = promisify(execFile);
const control = async (...args) => JSON.parse((await run(owletctl, ["--home", home, ...args, "--json"])).stdout);

const server = spawn(owletctl, ["--home", home, "serve", "--addr", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
const origin = await new Promise((done, failed) => {
  server.stdout.on("data", (text) => {
    const found = /listening on (\S+)/.exec(text);
    if (found) done(found[1]);
  });
  server.on("close", (code) => failed(new Error(`the server ended with ${code}`)));
});
const [workspace] = await control("workspace", "list");
const keyOf = async (name) => (await control("key", "create", "--workspace", workspace.id, "--name", name));
const records = "/modules/event_planning/tables/guests/records";

let requests = 0;
const slowest = [];

async function ask(key, method, path, body) {
  const start = performance.now();
  const answer = await fetch(`${origin}/api/v1/workspace/${workspace.id}${path}`, {
    method,
    headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  requests++;
  slowest.push(performance.now() - start);
  if (slowest.length > 20_000) slowest.splice(0, 10_000);
  return { status: answer.status, ...JSON.parse(text) };
}

function expect(what, fine, answer) {
  if (!fine) throw new Error(`${what}: ${JSON.stringify(answer).slice(0, 500)}`);
}

/** Writes, reads back, changes and deletes records of its own, over and over. */
async function work(worker, end) {
  const key = await keyOf(`worker ${worker}`);
  const filter = (name) => `?filter=${encodeURIComponent(JSON.stringify({ name }))}`;
  for (let round = 0; Date.now() < end; round++) {
    const name = `soak ${worker}/${round}`;
    const created = await ask(key.key, "POST", records, { records: [{ name }, { name }] });
    expect("create", created.status === 201, created);
    const ids = created.data.ids.map(Number);
    const listed = await ask(key.key, "GET", `${records}${filter(name)}`);
    expect("list", listed.data?.length === 2, listed);
    const updated = await ask(key.key, "PATCH", records, { records: [{ id: ids[0], name: `${name} changed` }] });
    expect("update", updated.status === 200, updated);
    const left = await ask(key.key, "GET", `${records}${filter(name)}`);
    expect("list after the update", left.data?.length === 1 && left.data[0].id === String(ids[1]), left);
    const deleted = await ask(key.key, "DELETE", records, { records: ids });
    expect("delete", deleted.status === 200, deleted);
    if (round % 100 === 99) await revoked(`passing ${worker}/${round}`);
  }
}

/** A key that another process revokes is refused on the next request. */
async function revoked(name) {
  const key = await keyOf(name);
  const before = await ask(key.key, "GET", "/modules");
  expect("a new key", before.status === 200, before);
  await run(owletctl, ["--home", home, "key", "revoke", "--workspace", workspace.id, key.id]);
  const after = await ask(key.key, "GET", "/modules");
  expect("a revoked key", [401, 429].includes(after.status), after); // 429: many were revoked within this minute
}

const memory = [];
const watch = setInterval(() => {
  memory.push(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, "utf8"))[1]) / 1024);
}, 500);
const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;

let failed = "";
try {
  const before = await ask((await keyOf("count")).key, "GET", `${records}?limit=100`);
  const end = Date.now() + seconds * 1000;
  await Promise.all(Array.from({ length: workers }, (_, i) => work(i, end)));
  const after = await ask((await keyOf("count again")).key, "GET", `${records}?limit=100`);
  expect("what is left", JSON.stringify(after.data) === JSON.stringify(before.data), after);
} catch (error) {
  failed = error.message;
} finally {
  clearInterval(watch);
  server.removeAllListeners("close");
  const ended = new Promise((done) => server.on("close", done));
  server.kill("SIGTERM");
  const code = await ended;
  if (code !== 0) failed ||= `the server ended with ${code}`;
  rmSync(home, { recursive: true, force: true });
}

const quarter = Math.floor(memory.length / 4);
const [early, late] = [mean(memory.slice(quarter, 2 * quarter)), mean(memory.slice(-quarter))];
const sorted = slowest.toSorted((a, b) => a - b);
console.log(`${requests} requests in ${seconds} s, 99 % within ${sorted[Math.floor(sorted.length * 0.99)].toFixed(0)} ms`);
console.log(`memory: ${early.toFixed(0)} MB in the second quarter, ${late.toFixed(0)} MB in the last`);
if (late > early * 1.25 + 16) failed ||= "memory goes on growing";
if (failed) {
  console.error(`soak: ${failed}`);
  process.exit(1);
}
