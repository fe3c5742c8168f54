// What a text means in a field that links: a record that is found by its title or its number.
import { type Field, findRecords, type Named } from "../../backend";
import { explain } from "../../words";
import type { Place } from "../useApps";
import { linksTo } from "./links";
import { type Parsed, parseText } from "./parse";

const most = 50;

/** Records of a table. A view's question ends the one before. */
export const find = (workspace: string, place: Place | undefined, text: string, view?: string): Promise<Named[]> =>
  place ? findRecords({ workspace, module: place.module.name, table: place.table.name }, text.trim(), most, view) : Promise.resolve([]);

/** The record that is called exactly so, or else the first of those that the text finds. */
export function meantBy(field: Field, text: string, found: Named[]): Parsed {
  const parsed = parseText(field, text, linksTo(field, found));
  const [first] = found;
  return "value" in parsed || !first ? parsed : { value: first.id };
}

/** The same for a text whose records are not found yet. Never rejects. */
export const lookUp = (field: Field, text: string, workspace: string, place: Place | undefined): Promise<Parsed> =>
  find(workspace, place, text).then((found) => meantBy(field, text, found), (error: unknown) => ({ problem: explain(error) }));
