import type { SortDescriptor } from "react-aria-components";
import type { Key } from "../backend";
import { locale } from "../words/time";
import { scopeName } from "./scopes";

export type State = "active" | "expired" | "revoked";
/** A key that has not been used for long is on a tab of its own, and on that of its state. */
export type Tab = State | "unused";
export const tabs: Tab[] = ["active", "unused", "expired", "revoked"];

/** How many keys are in sight at a time: each row costs every tick and every key typed, and hundreds make the list slow. */
export const pageSize = 25;

/** The keys of a page, or of the last one there is. */
export function pageOf(keys: Key[], wanted: number): { page: number; shown: Key[] } {
  const page = Math.max(0, Math.min(wanted, Math.ceil(keys.length / pageSize) - 1));
  return { page, shown: keys.slice(page * pageSize, (page + 1) * pageSize) };
}

/** Where a key is listed. One that expired since the list was loaded counts as expired. */
export function tabOf(key: Key, now: number): State {
  if (key.state === "revoked") return "revoked";
  const over = key.expiresAt !== null && Date.parse(key.expiresAt) <= now;
  return over || key.state === "expired" ? "expired" : "active";
}

/** Whether a key is listed on a tab. */
export function isOn(tab: Tab, key: Key, now: number): boolean {
  const state = tabOf(key, now);
  return tab === "unused" ? key.unused && state === "active" : state === tab;
}

/** Whether every word that was searched for is in the key's name, scope or creator, or in its hint, which holds any one or two letters by chance. */
export function matches(key: Key, search: string): boolean {
  const text = [key.name, scopeName(key.scopes), ...key.scopes, key.createdBy].join(" ").toLowerCase();
  const hint = key.hint.toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => text.includes(word) || (word.length >= 3 && hint.includes(word)));
}

/** Never expiring sorts after every date, never used before every date. */
const sortValue: Record<string, (key: Key) => string | number> = {
  name: (key) => key.name,
  scope: (key) => scopeName(key.scopes),
  expiresAt: (key) => (key.expiresAt ? Date.parse(key.expiresAt) : Infinity),
  revokedAt: (key) => Date.parse(key.revokedAt ?? ""),
  createdBy: (key) => key.createdBy,
  createdAt: (key) => Date.parse(key.createdAt),
  lastUsedAt: (key) => (key.lastUsedAt ? Date.parse(key.lastUsedAt) : -Infinity),
};


/** The keys in the order of a column. Equal ones keep their order: newest first. */
export function sortKeys(keys: Key[], { column, direction }: SortDescriptor): Key[] {
  const value = sortValue[column] ?? (() => 0);
  const collator = new Intl.Collator(locale(), { numeric: true, sensitivity: "base" });
  const compare = (a: Key, b: Key) => {
    const [x, y] = [value(a), value(b)];
    if (x === y) return 0;
    return typeof x === "string" ? collator.compare(x, String(y)) : x < Number(y) ? -1 : 1;
  };
  return keys.toSorted(direction === "ascending" ? compare : (a, b) => compare(b, a));
}
