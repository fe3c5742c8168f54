import type { RecordAsk } from "../../backend";
import { hasValues } from "../fieldType";
import type { TableState } from "../grid/useTable";

/** What a person sees of a table: which records in which order, and which fields of them. */
export interface Seen {
  ask: Pick<RecordAsk, "sort" | "where" | "search">;
  /** Some columns are hidden: these are left. Empty when all are seen. */
  fields: string[];
  /** How many records the table has, and how many are seen. */
  total: number;
  found: number;
}

export function seenOf({ fields, search, view, rows: { pages } }: TableState): Seen {
  const left = fields.filter((field) => hasValues(field) && !view.hidden.includes(field.name)).map(({ name }) => name);
  return {
    ask: { sort: view.sort, where: view.where, search: search.trim() },
    fields: view.hidden.length > 0 ? left : [],
    total: pages.total,
    found: pages.found,
  };
}

/** Whether that is less than the table, or in an order of its own. */
export const isPartial = ({ ask: { sort, where, search }, fields }: Seen): boolean =>
  Boolean(search) || Boolean(sort) || (where?.length ?? 0) > 0 || fields.length > 0;
