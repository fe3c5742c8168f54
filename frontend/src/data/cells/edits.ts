// Edits of records, each with what takes it back. What somebody else changed meanwhile is theirs: it is left as it is, and said.
import { BackendError, createRecords, type DataRecord, deleteRecords, getRecord, type Path, type Removed, restoreRecords, updateRecords, type Value, writeRecords } from "../../backend";
import { toast } from "../../ui/toasts";
import { t } from "../../words";
import { isEmpty } from "../format";
import { type Edit, Hindrance } from "./history";

export type Values = Record<string, Value>;
/** New values of one record, and those that it had. */
export interface Change { id: string; before: Values; after: Values }

const atOnce = 50;

/** The records as they are now; those that are gone are left out. */
async function recordsNow(path: Path, ids: string[]): Promise<Map<string, Values>> {
  const now = new Map<string, Values>();
  for (let at = 0; at < ids.length; at += atOnce) {
    const pages = await Promise.all(ids.slice(at, at + atOnce).map((id) => getRecord(path, id).catch(goneIsNothing)));
    for (const page of pages) for (const { id, values } of page?.records ?? []) now.set(id, values);
  }
  return now;
}

function goneIsNothing(error: unknown): undefined {
  if (!(error instanceof BackendError) || error.code !== "not_found") throw error;
}

/** Whether two values are the same, however a moment is written. */
export function isSame(one: Value | undefined, other: Value | undefined): boolean {
  if (isEmpty(one) || isEmpty(other)) return isEmpty(one) && isEmpty(other);
  if (JSON.stringify(one) === JSON.stringify(other)) return true;
  const [left, right] = [one, other].map((value) => (typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : Number.NaN));
  return left === right;
}

/** Gives each value that is still what it became back what it was. */
async function turn(path: Path, changes: Change[], from: "before" | "after", to: "before" | "after"): Promise<void> {
  const now = await recordsNow(path, changes.map(({ id }) => id));
  const back = changes.map((change) => {
    const values = now.get(change.id);
    const own = Object.keys(change[to]).filter((name) => values && isSame(values[name], change[from][name]));
    return { id: change.id, ...Object.fromEntries(own.map((name) => [name, change[to][name] ?? null])) };
  });
  const all = changes.reduce((sum, change) => sum + Object.keys(change[to]).length, 0);
  const count = back.reduce((sum, record) => sum + Object.keys(record).length - 1, 0);
  if (count === 0) throw new Hindrance(t(now.size > 0 ? "cells.undo.theirs" : "cells.undo.gone", { count: all }));
  await updateRecords(path, back.filter((record) => Object.keys(record).length > 1));
  if (count < all) toast({ text: t("cells.undo.kept", { count: all - count }), tone: "danger" });
}

const nothing = () => Promise.resolve();
const bodyOf = (changes: Change[]) => changes.map(({ id, after }) => ({ ...after, id }));

/** Changes values of records that are there. */
export function updating(path: Path, label: string, changes: Change[]): Edit {
  let done = false;
  return {
    label,
    do: async () => {
      if (done) await turn(path, changes, "before", "after");
      else await updateRecords(path, bodyOf(changes));
      done = true;
    },
    undo: () => turn(path, changes, "after", "before"),
  };
}

/** Brings records back under the ids that they had. */
const again = (path: Path, ids: string[], records: Values[]) => restoreRecords(path, ids.map((id, at) => ({ id, values: records[at] ?? {} })));

interface Taken { records: DataRecord[]; removed: Removed }

/** Takes new records away, unless somebody has changed them. */
async function remove(path: Path, ids: string[], records: Values[]): Promise<Taken> {
  const now = await recordsNow(path, ids);
  const touched = ids.filter((id, at) => Object.entries(now.get(id) ?? {}).some(([name, value]) => name in (records[at] ?? {}) && !isSame(value, records[at]?.[name])));
  if (now.size === 0) throw new Hindrance(t("cells.undo.gone", { count: ids.length }));
  if (touched.length > 0) throw new Hindrance(t("cells.undo.touched", { count: touched.length }));
  const removed = await deleteRecords(path, [...now.keys()]);
  return { records: [...now].map(([id, values]) => ({ id, values })), removed };
}

/** Adds records; taken back and done again, they have the ids that they had. */
export function creating(path: Path, label: string, records: Values[], created: (ids: string[]) => void = () => undefined): Edit {
  let ids: string[] = [];
  return {
    label,
    do: async () => {
      if (ids.length > 0) await again(path, ids, records);
      else ids = (await createRecords(path, records)).map(String);
      created(ids);
    },
    undo: () => remove(path, ids, records).then(() => undefined),
  };
}

/** Deletes records. Taken back, they have their ids again, and the links to them that are still empty. */
export function deleting(path: Path, label: string, records: DataRecord[]): Edit {
  let removed: Removed = { links: [], incomplete: false };
  return {
    label,
    do: async () => {
      removed = await deleteRecords(path, records.map(({ id }) => id));
    },
    undo: async () => {
      await restoreRecords(path, records, removed);
      if (removed.incomplete) toast({ text: t("cells.undo.incomplete"), tone: "danger" });
    },
  };
}

/** Brings records back that somebody else deleted. */
export function restoring(path: Path, label: string, records: DataRecord[]): Edit {
  return {
    label,
    do: () => restoreRecords(path, records).then(() => undefined),
    undo: () => remove(path, records.map(({ id }) => id), records.map(({ values }) => values)).then(() => undefined),
  };
}

/** Changes records and adds others, all or none of both. */
export function pasting(path: Path, label: string, changes: Change[], records: Values[]): Edit {
  if (changes.length + records.length === 0) return { label, do: nothing, undo: nothing };
  if (records.length === 0) return updating(path, label, changes);
  if (changes.length === 0) return creating(path, label, records);
  let ids: string[] = [];
  return {
    label,
    do: async () => {
      if (ids.length === 0) ids = (await writeRecords(path, bodyOf(changes), records)).map(String);
      else {
        // A new record may have a value that a change gives up.
        await turn(path, changes, "before", "after");
        await orBack(() => again(path, ids, records), () => turn(path, changes, "after", "before"));
      }
    },
    undo: async () => {
      const { records: taken, removed } = await remove(path, ids, records);
      await orBack(() => turn(path, changes, "after", "before"), () => restoreRecords(path, taken, removed));
    },
  };
}

/** The second half of something. When it fails, the first half is taken back as well; where that fails too, it is said. */
async function orBack(second: () => Promise<unknown>, back: () => Promise<unknown>): Promise<void> {
  try {
    await second();
  } catch (error) {
    await back().catch(() => toast({ text: t("cells.undo.half"), tone: "danger" }));
    throw error;
  }
}
