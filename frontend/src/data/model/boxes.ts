import type { Field, Table } from "../../backend";
import { t } from "../../words";
import { typeName } from "../fieldType";
import { labelOf, nameAmong } from "../label";
import { fit, fonts, widthOf } from "./measure";

export interface Size { width: number; height: number }
export interface Point { x: number; y: number }

/** A field in a box; y is the middle of its row, from the top of the box. */
export interface Row { field: Field; label: string; type: string; y: number }

/** A table as it is drawn, where it stands in the picture. */
export interface Box extends Size, Point {
  table: Table;
  title: string;
  rows: Row[];
  /** What stands for the fields that have no row; "" where all have one. */
  more: string;
}

export const head = 38;
export const row = 24;
const foot = 8;
/** Left and right of the words. */
export const inset = 12;
/** Between a field and its type. */
const gap = 16;
/** The symbol before the title, with the space after it. */
export const symbol = { size: 16, room: 24 };
const [narrow, wide] = [168, 288];
/** More would make a box taller than what a person takes in. */
const mostRows = 24;

/** A table with its fields, at no place yet. */
export function boxOf(table: Table, tables: Table[] = [table]): Box {
  const name = nameAmong(table, tables);
  const all = table.fields ?? [];
  const fields = shown(all);
  const width = Math.ceil(Math.min(wide, Math.max(narrow, widest(name, fields))));
  const rows = fields.map((field, at) => rowOf(field, head + row * (at + 0.5) + foot / 2, width));
  const more = all.length > rows.length ? t("data.model.more", { count: all.length - rows.length }) : "";
  const height = head + row * Math.max(1, rows.length + (more ? 1 : 0)) + foot;
  return { table, title: fit(name, fonts.title, width - 2 * inset - symbol.room), rows, more, width, height, x: 0, y: 0 };
}

/** The first fields, but every link: lines begin there. */
function shown(fields: Field[]): Field[] {
  if (fields.length <= mostRows) return fields;
  const links = fields.filter(({ type }) => type === "reference").length;
  let others = Math.max(0, mostRows - 1 - links);
  return fields.filter(({ type }) => type === "reference" || others-- > 0);
}

function widest(name: string, fields: Field[]): number {
  const rows = fields.map((field) => widthOf(labelOf(field), fonts.row) + gap + widthOf(typeName(field), fonts.type));
  return Math.max(symbol.room + widthOf(name, fonts.title), ...rows) + 2 * inset;
}

function rowOf(field: Field, y: number, width: number): Row {
  const room = width - 2 * inset - gap;
  const label = labelOf(field);
  const type = fit(typeName(field), fonts.type, Math.max(room / 2, room - widthOf(label, fonts.row)));
  return { field, label: fit(label, fonts.row, room - widthOf(type, fonts.type)), type, y };
}
