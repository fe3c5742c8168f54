import type { Field, Links, Value } from "../../backend";
import { parseText } from "../cells/parse";
import { isReadOnly } from "../fieldType";
import type { Row } from "./pages";
import type { Range } from "./selection";
import type { Change } from "../cells/edits";

/** A text that is no value of the cell it was pasted into. The record is undefined for one that is not there yet. */
export interface Misfit { id: string | undefined; place: number; field: Field; text: string; problem: string }

export interface Paste {
  changes: Change[];
  created: Record<string, Value>[];
  misfits: Misfit[];
  /** How many cells are written. */
  cells: number;
}

/** Where texts are pasted: the records of the rows from the top on, as many as there are, and the fields from the left on. Links are what the texts may mean. */
export interface Target { top: number; rows: Row[]; fields: Field[]; links: Links }

/** One text fills all that is selected, and a block as often as it fits; else the block decides. */
export function blockFor(texts: string[][], range: Range): string[][] {
  const [height, width] = [range.bottom - range.top + 1, range.right - range.left + 1];
  const [rows, cols] = [texts.length, Math.max(0, ...texts.map((row) => row.length))];
  if (rows === 0 || cols === 0) return [];
  const [down, across] = [height % rows === 0 ? height : rows, width % cols === 0 ? width : cols];
  return Array.from({ length: down }, (_, row) => Array.from({ length: across }, (_, col) => texts[row % rows]?.[col % cols] ?? ""));
}

/** What a paste would write. */
export function plan(block: string[][], { top, rows, fields, links }: Target): Paste {
  const paste: Paste = { changes: [], created: [], misfits: [], cells: 0 };
  block.forEach((texts, down) => {
    const row = rows[down];
    const read = readRow(texts, fields, links);
    paste.cells += Object.keys(read.values).length;
    paste.misfits.push(...read.misfits.map((misfit) => ({ ...misfit, id: row?.record.id, place: top + down })));
    if (!row) paste.created.push(read.values);
    else if (Object.keys(read.values).length > 0) paste.changes.push(changeOf(row, read.values));
  });
  return paste;
}

export function changeOf({ record }: Pick<Row, "record">, after: Record<string, Value>): Change {
  const before = Object.fromEntries(Object.keys(after).map((name) => [name, record.values[name] ?? null]));
  return { id: record.id, before, after };
}

function readRow(texts: string[], fields: Field[], links: Links) {
  const values: Record<string, Value> = {};
  const misfits: Pick<Misfit, "field" | "text" | "problem">[] = [];
  fields.slice(0, texts.length).forEach((field, at) => {
    const text = texts[at] ?? "";
    if (isReadOnly(field)) return;
    const read = parseText(field, text, links);
    if ("value" in read) values[field.name] = read.value;
    else misfits.push({ field, text, problem: read.problem });
  });
  return { values, misfits };
}
