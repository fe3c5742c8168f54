// The server under full load for minutes. Every answer is held against what was written; in the end it must have the memory, the descriptors
// and the goroutines that it began with.
//   node build/soak/run.mjs OWLETCTL SECONDS
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Server } from "./server.mjs";
import { Client, expect, records, revoked, round, seldom } from "./work.mjs";

const [owletctl, seconds] = [process.argv[2], Number(process.argv[3])];
const workers = 8;
const growth = 1.1; // of the memory's mean, from the first minute to the last
const warming = Math.min(60, Math.max(10, seconds / 5)); // seconds of the same load before those that are measured, in which caches fill
const enough = 300; // seconds after which memory must be flat; before, caches may still fill
const idle = 150; // seconds until the server has closed what a client left open
const home = mkdtempSync(join(tmpdir(), "owlet-soak-"));

const servers = [];
async function start() {
  servers.push(await Server.start(owletctl, home));
  return servers.at(-1);
}

async function work(client, worker, end) {
  const key = await client.server.createKey(`worker ${worker}`);
  for (let n = 0; Date.now() < end; n++) {
    const name = `soak ${worker}/${n}`;
    await round(client, key.key, name);
    if (n % 50 === 25) await seldom(client, key.key, name);
    if (n % 100 === 99) await revoked(client, `passing ${worker}/${n}`);
  }
}

/** The goroutines of a server that has answered everything once. */
async function atRest() {
  const server = await start();
  const client = new Client(server);
  const key = await server.createKey("at rest");
  await client.ask(key.key, "PATCH", records.replace("/records", ""), { hasHistory: true });
  await round(client, key.key, "at rest");
  await seldom(client, key.key, "at rest");
  await server.settle(idle);
  return server.goroutines();
}

/** Loads a server for some seconds. Returns its memory, twice a second, and its descriptors once its clients have gone. */
async function load(client, duration) {
  const memory = [];
  const watch = setInterval(() => memory.push(client.server.memory()), 500);
  const end = Date.now() + duration * 1000;
  try {
    await Promise.all(Array.from({ length: workers }, (_, i) => work(client, `${i} until ${end}`, end)));
  } finally {
    clearInterval(watch);
  }
  return { memory, descriptors: await client.server.settle(idle) };
}

const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;

function judgeMemory(memory) {
  const minute = Math.min(120, Math.floor(memory.length / 3));
  const means = Array.from({ length: Math.floor(memory.length / minute) }, (_, i) => mean(memory.slice(i * minute, (i + 1) * minute)).toFixed(0));
  console.log(`memory by ${minute / 2} s: ${means.join(" ")} MB`);
  const [first, last] = [mean(memory.slice(0, minute)), mean(memory.slice(-minute))];
  console.log(`memory: ${first.toFixed(1)} MB on average in the first ${minute / 2} s, ${last.toFixed(1)} MB in the last, ${Math.max(...memory).toFixed(1)} MB at most`);
  if (seconds >= enough && last > first * growth) throw new Error("memory goes on growing");
}

function judgeRest(descriptors, goroutines) {
  const left = Object.entries(goroutines.after).filter(([where, count]) => count > (goroutines.before[where] ?? 0));
  const sum = (counts) => Object.values(counts).reduce((a, b) => a + b, 0);
  console.log(`at rest: ${descriptors.before} descriptors and ${sum(goroutines.before)} goroutines before, ${descriptors.after} and ${sum(goroutines.after)} after`);
  if (descriptors.after > descriptors.before) throw new Error("descriptors are left over");
  if (left.length > 0) throw new Error(`goroutines are left over: ${JSON.stringify(left)}`);
}

function say(client) {
  const sorted = client.times.toSorted((a, b) => a - b);
  console.log(`${client.requests} requests in ${warming + seconds} s, none failed, 99 % of the last ${sorted.length} within ${sorted[Math.floor(sorted.length * 0.99)].toFixed(0)} ms`);
}

try {
  const before = await atRest();
  const client = new Client(await start());
  const list = async (name) => (await client.ask((await client.server.createKey(name)).key, "GET", `${records}?limit=100`)).data;
  const held = await list("before");
  const warm = await load(client, warming);
  const hot = await load(client, seconds);
  const left = await list("after");
  expect("what is left", JSON.stringify(left) === JSON.stringify(held), left);
  say(client);
  await client.server.settle(idle);
  judgeRest({ before: warm.descriptors, after: hot.descriptors }, { before, after: await client.server.goroutines() });
  judgeMemory(hot.memory);
  const code = await (await start()).stop();
  expect("the end of a server that was asked to", code === 0, code);
} catch (error) {
  console.error(`soak: ${error.message}`);
  process.exitCode = 1;
} finally {
  for (const s of servers) s.process.kill("SIGKILL");
  await Promise.all(servers.map((s) => s.ended));
  rmSync(home, { recursive: true, force: true });
}
