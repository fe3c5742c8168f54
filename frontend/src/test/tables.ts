// A workspace's apps for the unit tests: guests link to events.
import type { DataRecord, Field, Links, Module, Named, Path, RecordAsk, RecordPage, Table } from "../backend";

/** A text field, except for what is said. Its label is its name with a capital. */
export function fieldOf(part: Partial<Field> & { name: string }): Field {
  const label = part.name.charAt(0).toUpperCase() + part.name.slice(1).replaceAll("_", " ");
  return { type: "string", labels: { "": label }, index: false, required: false, search: false, unique: false, ...part };
}

/** A table without fields and records, except for what is said. */
export function tableOf(part: Partial<Table> & { id: string; name: string }): Table {
  return { labels: null, icon: null, isHidden: false, hasHistory: false, records: 0, fields: [], title: "", otherEnds: {}, ...part };
}

/** An app without tables, except for what is said. */
export function moduleOf(part: Partial<Module> & { name: string }): Module {
  return { id: `app ${part.name}`, labels: null, icon: null, isHidden: false, tables: [], ...part };
}

export const guestFields: Field[] = [
  fieldOf({ name: "name", required: true, search: true }),
  fieldOf({ name: "email", variant: "email", unique: true }),
  fieldOf({ name: "event", type: "reference", refTableId: "2" }),
  fieldOf({ name: "status", type: "choice", index: true, options: [{ id: "1", name: "Confirmed", color: "#2e7d4f" }, { id: "2", name: "Invited" }] }),
  fieldOf({ name: "seats", type: "number" }),
  fieldOf({ name: "vip", type: "boolean" }),
  fieldOf({ name: "arrives", type: "timestamp" }),
];

export const modules: Module[] = [
  moduleOf({
    id: "101",
    name: "event_planning",
    labels: { "": "Event planning" },
    tables: [
      tableOf({ id: "1", name: "guests", labels: { "": "Guests" }, records: 2, fields: guestFields, title: "name" }),
      tableOf({ id: "2", name: "events", labels: { "": "Events" }, records: 1, fields: [fieldOf({ name: "title" }), fieldOf({ name: "guests", type: "reverse", refTableId: "1" })], title: "title", otherEnds: { guests: "event" } }),
    ],
  }),
  moduleOf({ id: "102", name: "badges", labels: { "": "Badges" }, tables: [tableOf({ id: "3", name: "printers" })] }),
];

const nothing = { name: null, email: null, event: null, status: null, seats: null, vip: null, arrives: null };
export const guests: DataRecord[] = [
  { id: "1", values: { name: "Ana Ruiz", email: "ana@ruiz.example", event: "1", status: "Confirmed", seats: 1200.5, vip: true, arrives: "2027-04-04T07:30:00Z" } },
  { id: "2", values: { ...nothing, name: "Tom Bauer", event: "7", status: "Invited", vip: false } },
];
export const events: DataRecord[] = [{ id: "1", values: { title: "Spring fair" } }];

/** Answers pages of records as Go does, without an order or conditions: a search looks at texts. */
export function answer(tables: Record<string, DataRecord[]>) {
  return ({ table }: Path, { limit, offset, search = "" }: RecordAsk): Promise<RecordPage> => {
    const all = tables[table] ?? [];
    const found = all.filter((record) => contains(record, search));
    const records = found.slice(offset, offset + limit);
    return Promise.resolve({ records, hasMore: offset + limit < found.length, total: all.length, found: found.length, links: linksOf(table, records, tables) });
  };
}

function contains({ values }: DataRecord, search: string): boolean {
  const cells = Object.values(values).map((value) => String(value).toLowerCase());
  return search.toLowerCase().split(/\s+/).every((word) => cells.some((cell) => cell.includes(word)));
}

const tablesOf = () => modules.flatMap(({ tables }) => tables);

/** The first value of a record, which is its title in these tables. */
export const named = (records: DataRecord[] = []): Named[] => records.map(({ id, values }) => ({ id, title: String(Object.values(values)[0]) }));

/** Answers what a search for a title finds, as Go does. */
export function finder(tables: Record<string, DataRecord[]>) {
  return ({ table }: Path, text: string, limit: number): Promise<Named[]> => {
    const all = named(tables[table]);
    const words = text.toLowerCase();
    const number = words.replace(/^#/, "");
    const begin = all.filter(({ title }) => title.toLowerCase().startsWith(words));
    const contain = all.filter(({ title }) => title.toLowerCase().includes(words));
    return Promise.resolve([...new Set([...all.filter(({ id }) => id === number), ...begin, ...contain])].slice(0, limit));
  };
}

function linksOf(table: string, records: DataRecord[], all: Record<string, DataRecord[]>): Links {
  const references = tablesOf().find(({ name }) => name === table)?.fields?.filter(({ type }) => type === "reference") ?? [];
  return Object.fromEntries(references.map(({ name, refTableId }) => {
    const others = named(all[tablesOf().find(({ id }) => id === refTableId)?.name ?? ""]);
    const wanted = others.filter(({ id }) => records.some(({ values }) => values[name] === id));
    return [name, Object.fromEntries(wanted.map(({ id, title }) => [id, title]))];
  }));
}
