// What a client does with records of its own, over and over: every answer is held against what was written.

export class Client {
  requests = 0;
  times = [];

  constructor(server) {
    this.server = server;
  }

  async send(key, method, path, body, headers = {}) {
    const start = performance.now();
    const answer = await fetch(`${this.server.origin}/api/v1/workspace/${this.server.workspace.id}${path}`, {
      method,
      headers: { Authorization: `Bearer ${key}`, ...headers },
      body,
    });
    const text = await answer.text();
    this.requests++;
    this.times.push(performance.now() - start);
    if (this.times.length > 20_000) this.times.splice(0, 10_000);
    return { status: answer.status, text };
  }

  async ask(key, method, path, body) {
    const { status, text } = await this.send(key, method, path, body && JSON.stringify(body), { "Content-Type": "application/json" });
    return { status, ...JSON.parse(text) };
  }
}

export function expect(what, fine, answer) {
  if (!fine) throw new Error(`${what}: ${JSON.stringify(answer).slice(0, 500)}`);
}

const guests = "/modules/event_planning/tables/guests";
export const records = `${guests}/records`;
const named = (name) => `${records}?filter=${encodeURIComponent(JSON.stringify({ name }))}`;

/** One round of a worker: records are written one way and another, read back, changed, followed in the feed and deleted. */
export async function round(client, key, name) {
  const created = await client.ask(key, "POST", records, { records: [{ name }, { name }] });
  expect("create", created.status === 201, created);
  const ids = created.data.ids.map(Number);
  const listed = await client.ask(key, "GET", named(name));
  expect("list", listed.data?.length === 2, listed);
  const updated = await client.ask(key, "PATCH", records, { records: [{ id: ids[0], name: `${name} changed` }] });
  expect("update", updated.status === 200, updated);
  const left = await client.ask(key, "GET", named(name));
  expect("list after the update", left.data?.length === 1 && left.data[0].id === String(ids[1]), left);
  const one = await client.ask(key, "GET", `${guests}/record/${ids[0]}`);
  expect("get", one.data?.values?.name === `${name} changed`, one);
  const deleted = await client.ask(key, "DELETE", records, { records: ids });
  expect("delete", deleted.status === 200, deleted);
}

/** What is done now and then: a file is imported, the feed is read, the schema changes and changes back, and what is wrong is refused. */
export async function seldom(client, key, name) {
  const form = new FormData();
  form.append("file", new Blob([`name\n${`${name} csv\n`.repeat(50)}`], { type: "text/csv" }), "guests.csv");
  const imported = await client.send(key, "POST", `${records}/import/csv`, form);
  expect("import", imported.status === 201, imported);
  const listed = await client.ask(key, "GET", `${named(`${name} csv`)}&limit=100`);
  expect("list of the import", listed.data?.length === 50, listed);
  const changes = await client.ask(key, "GET", `${records}/changes?since=${new Date(Date.now() - 1000).toISOString()}`);
  expect("changes", changes.status === 200, changes);
  const deleted = await client.ask(key, "DELETE", records, { records: listed.data.map((r) => Number(r.id)) });
  expect("delete of the import", deleted.status === 200, deleted);
  const field = `soak_${name.replaceAll(/\W/g, "_")}`;
  const added = await client.ask(key, "POST", `${guests}/fields`, { name: field, type: "string", labels: { en: "Soak" } });
  expect("field", added.status === 201, added);
  const removed = await client.ask(key, "DELETE", `${guests}/fields/${field}`);
  expect("field removed", removed.status === 200, removed);
  const refused = await client.ask(key, "POST", records, { records: [{ nobody: 1 }] });
  expect("an unknown field", refused.status === 400, refused);
}

/** A key that another process revokes is refused on the next request. */
export async function revoked(client, name) {
  const key = await client.server.createKey(name);
  const before = await client.ask(key.key, "GET", "/modules");
  expect("a new key", before.status === 200, before);
  await client.server.revokeKey(key.id);
  const after = await client.ask(key.key, "GET", "/modules");
  expect("a revoked key", after.status === 401 || after.status === 429, after);
}
