// Makes a data folder with OWLETCTL as it is and keeps it for the tests of migrations, unless there is one of its version already. It is run once
// for every new migration, before the next one is made:
//   go build -o build/bin/owletctl ./backend/cmd/owletctl && node build/fixture.mjs build/bin/owletctl
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const owletctl = process.argv[2];
const schemas = join(dirname(fileURLToPath(import.meta.url)), "../backend/sqlite/testdata/schemas");
const home = mkdtempSync(join(tmpdir(), "owlet-fixture-"));
const control = (...args) => execFileSync(owletctl, ["--home", home, ...args], { encoding: "utf8" });
const controlJSON = (...args) => JSON.parse(control(...args, "--json"));

const server = spawn(owletctl, ["--home", home, "serve", "--addr", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
const origin = await new Promise((done) => {
  server.stdout.on("data", (text) => done(/listening on (\S+)/.exec(text)[1]));
});
const workspace = controlJSON("workspace", "list")[0].id;
const key = (name) => controlJSON("key", "create", "--workspace", workspace, "--name", name);
const [live, revoked] = [key("live"), key("revoked")];

async function ask(method, path, body) {
  const answer = await fetch(`${origin}/api/v1/workspace/${workspace}${path}`, {
    method,
    headers: { Authorization: `Bearer ${live.key}`, "Content-Type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return JSON.parse(text).data;
}

const field = (name, type, more) => ({ name, type, labels: { "": name }, ...more });
for (const module of await ask("GET", "/modules")) await ask("DELETE", `/modules/${module.name}`);
await ask("POST", "/modules", { name: "crm", labels: { "": "Customers", de: "Kunden" } });
const tables = "/modules/crm/tables";
await ask("POST", tables, { name: "cities", labels: { "": "Cities" } });
await ask("POST", tables, { name: "people", labels: { "": "People" }, hasHistory: true });
await ask("POST", `${tables}/cities/fields/batch`, [field("name", "string", { unique: true }), field("people", "number", { index: true })]);
await ask("POST", `${tables}/people/fields/batch`, [
  field("full_name", "string", { required: true }),
  field("city", "reference", { refTableName: "cities" }),
  field("meal", "choice", { options: [{ name: "Vegan" }, { name: "Fish" }] }),
  field("topics", "multi", { options: [{ name: "Wine" }, { name: "Käse" }] }),
  field("born", "date"),
  field("seen", "timestamp"),
  field("active", "boolean"),
  field("gone", "string"),
]);
await ask("POST", `${tables}/cities/records`, { records: ["Köln", "Aachen", "Łódź"].map((name, i) => ({ name, people: 1000.5 * i })) });
const people = Array.from({ length: 60 }, (_, i) => ({
  full_name: `Person ${i} Öz`,
  city: 1 + (i % 3),
  meal: i % 2 ? "Vegan" : "Fish",
  topics: i % 5 ? ["Wine"] : ["Wine", "Käse"],
  born: "1990-02-28",
  seen: "2026-11-23T10:00:00.000Z",
  active: i % 4 === 0,
  gone: "with its field",
}));
await ask("POST", `${tables}/people/records`, { records: people });
await ask("PATCH", `${tables}/people/records`, { records: [{ id: 7, full_name: "Changed", meal: null }] });
await ask("DELETE", `${tables}/people/records`, { records: [3, 60] });
await ask("DELETE", `${tables}/people/fields/gone`);
control("key", "revoke", "--workspace", workspace, revoked.id);

const records = {};
for (const table of ["cities", "people"]) records[table] = await ask("GET", `${tables}/${table}/records?limit=100`);
const changes = await ask("GET", `${tables}/people/records/changes?since=2020-01-01T00:00:00Z&limit=100`);
const ended = new Promise((done) => server.on("close", done));
server.kill("SIGTERM");
await ended;

/** The version of a database file, which stands in its header. */
const version = (file) => String(readFileSync(file).readUInt32BE(60)).padStart(4, "0");
const files = ["owlet.db", ...readdirSync(join(home, "workspaces")).filter((name) => name.endsWith(".db")).map((name) => `workspaces/${name}`)];
const kept = join(schemas, `owlet_${version(join(home, files[0]))}-workspace_${version(join(home, files[1]))}`);
if (existsSync(kept)) {
  console.log(`${kept} is there already, and stays as it is`);
} else {
  mkdirSync(join(kept, "workspaces"), { recursive: true });
  for (const file of files) copyFileSync(join(home, file), join(kept, file));
  const known = { workspace, live: live.key, revoked: revoked.key, records, changes: changes.length };
  writeFileSync(join(kept, "known.json"), `${JSON.stringify(known, null, 1)}\n`);
  console.log(`made ${kept}`);
}
rmSync(home, { recursive: true });
