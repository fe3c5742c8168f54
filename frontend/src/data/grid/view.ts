import type { Condition, Field } from "../../backend";
import { operatorsOf } from "../cells/conditionText";
import { hasValues } from "../fieldType";
import { isSortable } from "../held";
import { without } from "./marks";

/** How a person looks at a table; it is remembered. Columns are named by their field, widths are rem. */
export interface View { sort: string; where: Condition[]; hidden: string[]; widths: Record<string, number> }

export const plain: View = { sort: "", where: [], hidden: [], widths: {} };

export type Direction = "ascending" | "descending" | undefined;

export function directionOf({ sort }: View, name: string): Direction {
  if (sort === name) return "ascending";
  return sort === `-${name}` ? "descending" : undefined;
}

export function sortBy(view: View, name: string, direction: Direction): View {
  return { ...view, sort: direction ? (direction === "descending" ? `-${name}` : name) : "" };
}

const after = { ascending: "descending", descending: undefined, none: "ascending" } as const;
/** Up, down, and as the records came. */
export const sortOn = (view: View, name: string): View => sortBy(view, name, after[directionOf(view, name) ?? "none"]);

/** One condition a column; undefined takes it away. */
export function filterBy(view: View, name: string, condition: Condition | undefined): View {
  const others = view.where.filter(({ field }) => field !== name);
  return { ...view, where: condition ? [...others, condition] : others };
}

export const conditionOf = ({ where }: View, name: string) => where.find(({ field }) => field === name);

export function hide(view: View, name: string): View {
  return view.hidden.includes(name) ? view : { ...view, hidden: [...view.hidden, name] };
}
export const reveal = (view: View, name: string): View => ({ ...view, hidden: view.hidden.filter((one) => one !== name) });

export const narrowest = 3;
export const widest = 60;

export function resize(view: View, name: string, width: number | undefined): View {
  const others = without(view.widths, name);
  return { ...view, widths: width === undefined ? others : { ...others, [name]: Math.max(narrowest, Math.min(widest, width)) } };
}

/** A view that was remembered names fields that may have gone or become another type since: Go would refuse them. */
export function fitting(view: View, fields: Field[]): View {
  const shown = new Map(fields.filter(hasValues).map((field) => [field.name, field]));
  const names = new Set(shown.keys());
  const holds = ({ field: name, is }: Condition) => {
    const field = shown.get(name);
    return field !== undefined && field.type !== "function" && operatorsOf(field).includes(is);
  };
  const hidden = view.hidden.filter((name) => names.has(name));
  const sorted = shown.get(view.sort.replace(/^-/, ""));
  return {
    sort: sorted && isSortable(sorted) ? view.sort : "",
    where: view.where.filter(holds),
    hidden: hidden.length < names.size ? hidden : [],
    widths: view.widths,
  };
}
