import type { Field, Links, Value } from "../../backend";
import { parseText } from "../cells/parse";
import { t } from "../../words";
import { isReadOnly } from "../fieldType";
import { isEmpty } from "../format";
import { labelOf } from "../label";
import type { Mark, RowMarks } from "./marks";
import type { Row } from "./renewal";
import type { Range } from "./selection";
import type { Change } from "../cells/edits";

/** A text that is no value of the cell it was pasted into. */
export interface Misfit { id: string; field: Field; text: string; problem: string }

export interface Paste {
  changes: Change[];
  created: Record<string, Value>[];
  /** New records that cannot be saved as they are: each becomes a row that says why. */
  drafts: RowMarks[];
  misfits: Misfit[];
  /** How many cells are written. */
  cells: number;
  /** What of the clipboard has no place: rows where no record can be added, and columns right of the last one. */
  lost: { rows: number; columns: number };
}

/** Where texts are pasted: the records of the rows from the top on, as many as there are, and the fields from the left on. Links are what the texts may mean. */
export interface Target {
  rows: Row[];
  fields: Field[];
  links: Links;
  /** Whether records can be added below the rows, and the fields that these must have. */
  grows: boolean;
  required: Field[];
}

/** One text fills all that is selected, and a block as often as it fits; else the block decides. */
export function blockFor(texts: string[][], range: Range): string[][] {
  const [height, width] = [range.bottom - range.top + 1, range.right - range.left + 1];
  const [rows, cols] = [texts.length, Math.max(0, ...texts.map((row) => row.length))];
  if (rows === 0 || cols === 0) return [];
  const [down, across] = [height % rows === 0 ? height : rows, width % cols === 0 ? width : cols];
  return Array.from({ length: down }, (_, row) => Array.from({ length: across }, (_, col) => texts[row % rows]?.[col % cols] ?? ""));
}

/** What a paste would write. */
export function plan(block: string[][], { rows, fields, links, grows, required }: Target): Paste {
  const paste: Paste = { changes: [], created: [], drafts: [], misfits: [], cells: 0, lost: { rows: 0, columns: columnsBeyond(block, fields.length) } };
  block.forEach((texts, down) => {
    const row = rows[down];
    const { values, misfits } = readRow(texts, fields, links);
    if (row) {
      paste.misfits.push(...misfits.map((misfit) => ({ ...misfit, id: row.record.id })));
      if (Object.keys(values).length > 0) paste.changes.push(changeOf(row, values));
    } else if (!grows) paste.lost.rows++;
    else if (misfits.length > 0 || required.some(({ name }) => isEmpty(values[name]))) paste.drafts.push(draftOf(values, misfits, required));
    else paste.created.push(values);
    if (row || paste.created.at(-1) === values) paste.cells += Object.keys(values).length;
  });
  return paste;
}

/** How many columns with something in them lie right of the last one. */
function columnsBeyond(block: string[][], most: number): number {
  const widths = block.map((texts) => texts.findLastIndex((text) => text.trim() !== "") + 1);
  return Math.max(0, ...widths.map((width) => width - most));
}

function draftOf(values: Record<string, Value>, misfits: Refused[], required: Field[]): RowMarks {
  const missing = required.filter(({ name }) => isEmpty(values[name]) && !misfits.some(({ field }) => field.name === name));
  return Object.fromEntries<Mark>([
    ...Object.entries(values).filter(([, value]) => !isEmpty(value)).map(([name, value]): [string, Mark] => [name, { value }]),
    ...misfits.map(({ field, text, problem }): [string, Mark] => [field.name, { text, problem }]),
    ...missing.map((field): [string, Mark] => [field.name, { value: null, problem: t("cells.problem.required", { field: labelOf(field) }) }]),
  ]);
}

export function changeOf({ record }: Pick<Row, "record">, after: Record<string, Value>): Change {
  const before = Object.fromEntries(Object.keys(after).map((name) => [name, record.values[name] ?? null]));
  return { id: record.id, before, after };
}

type Refused = Omit<Misfit, "id">;

function readRow(texts: string[], fields: Field[], links: Links): { values: Record<string, Value>; misfits: Refused[] } {
  const values: Record<string, Value> = {};
  const misfits: Refused[] = [];
  fields.slice(0, texts.length).forEach((field, at) => {
    const text = texts[at] ?? "";
    if (isReadOnly(field)) return;
    const read = parseText(field, text, links);
    if ("value" in read) values[field.name] = read.value;
    else misfits.push({ field, text, problem: read.problem });
  });
  return { values, misfits };
}
