// What stands in the cells of each table and is not saved. It stays while one looks at another table, as what can be undone does.
import type { Path } from "../../backend";
import type { Marks } from "./marks";

const none: Marks = {};
const listeners = new Set<() => void>();
const kept = new Map<string, Marks>();

export const keyOf = ({ workspace, module, table }: Path) => `${workspace}/${module}/${table}`;

export const marksOf = (path: Path): Marks => kept.get(keyOf(path)) ?? none;

export function changeMarks(path: Path, change: (old: Marks) => Marks): void {
  kept.set(keyOf(path), change(marksOf(path)));
  for (const listener of listeners) listener();
}

export function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const forgetAll = () => kept.clear();
