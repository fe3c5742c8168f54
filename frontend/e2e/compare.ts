// What an app is, as tools see it over the Public API, so that two servers' can be compared.
import type { Tool } from "./app";

interface Field { name: string; type: string; refTableId?: string }
interface Row { id: string; values: Record<string, unknown> }
/** An app's tables by name. */
export type Content = Record<string, { about: object; fields: Field[]; records: Row[] }>;
/** The tables that links and reverses lead to, by table/field. Answers name them by numbers, which belong to one server. */
export type Targets = Record<string, string>;

async function recordsOf(tool: Tool, path: string): Promise<Row[]> {
  const records: Row[] = [];
  for (let more = true; more;) {
    const { body } = await tool.ask("GET", `${path}/records?limit=100&offset=${records.length}`);
    records.push(...(body.data as Row[]));
    more = (body as { page_info: { has_more: boolean } }).page_info.has_more;
  }
  return records;
}

/** Everything that a server answers about an app. */
export async function contentOf(tool: Tool, module: string): Promise<Content> {
  const { body } = await tool.ask("GET", `/modules/${module}/tables`);
  const content: Content = {};
  for (const table of body.data as { name: string }[]) {
    const path = `/modules/${module}/tables/${table.name}`;
    const fields = await tool.ask("GET", `${path}/fields`);
    content[table.name] = { about: { ...table, fields: undefined }, fields: fields.body.data as Field[], records: await recordsOf(tool, path) };
  }
  return content;
}

/** The content without ids: a record is called by its place in its table, and a table that a field leads to by when it was first met. */
export function withoutIds(content: Content, targets: Targets): unknown {
  const places = Object.fromEntries(Object.entries(content).map(([name, { records }]) => [name, new Map(records.map(({ id }, i) => [id, i]))]));
  const met: string[] = [];
  const order = (id: string | undefined) => id && (met.includes(id) ? met.indexOf(id) : met.push(id) - 1);
  const valuesOf = (table: string, { values }: Row) => Object.fromEntries(Object.entries(values).map(([field, value]) => {
    const target = targets[`${table}/${field}`];
    if (target === undefined || value === null) return [field, value];
    const place = (id: unknown) => places[target]?.get(String(id)) ?? `no record ${String(id)}`;
    return [field, Array.isArray(value) ? value.map(place) : place(value)];
  }));
  const names = Object.keys(content).sort();
  return names.map((name) => {
    const { about, fields = [], records = [] } = content[name] ?? {};
    const sorted = [...fields].sort((a, b) => a.name.localeCompare(b.name));
    return {
      about,
      fields: sorted.map((field) => ({ ...field, id: undefined, refTableId: order(field.refTableId) })),
      records: records.map((row) => valuesOf(name, row)),
    };
  });
}
