import { useState } from "react";
import type { Field } from "../../backend";
import { fitting, plain, type View } from "./view";

/** How a person looks at a table, as the window remembers it for the next time. */
export function useView(workspace: string, table: string, fields: Field[]): [View, (view: View) => void] {
  const key = `view/${workspace}/${table}`;
  const [view, setView] = useState(() => read(key));
  const keep = (next: View) => {
    setView(next);
    write(key, next);
  };
  return [fitting(view, fields), keep];
}

const listOf = <T>(kept: unknown): T[] => (Array.isArray(kept) ? kept as T[] : []);

/** Whatever cannot be read is no view: the table is shown as at first. */
function read(key: string): View {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? "{}") as Partial<Record<keyof View, unknown>>;
    const { sort = plain.sort, where = plain.where, hidden = plain.hidden, widths = plain.widths } = kept;
    return { sort: typeof sort === "string" ? sort : plain.sort, where: listOf(where), hidden: listOf(hidden), widths: { ...(widths as View["widths"]) } };
  } catch {
    return plain;
  }
}

/** A web view without storage forgets; nothing else is lost. */
function write(key: string, view: View): void {
  try {
    if (JSON.stringify(view) === JSON.stringify(plain)) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(view));
  } catch {
    // Storage is full, or switched off.
  }
}
