import type { Field } from "../../backend";
import { columnWidth, hasValues, typeName } from "../fieldType";
import { labelOf } from "../label";
import type { View } from "./view";

/** A column of the grid: its place, counted from 1 as the # column is 0, and where it stands, in pixels; room for text is rem. */
export interface Column { field: Field; at: number; left: number; width: number; room: number }

/** The least that a column needs for its values and for its head: label, type, and the button of its menu. */
function leastOf(field: Field): number {
  const head = (labelOf(field).length + typeName(field).length) * 0.42 + 3.5;
  return Math.max(columnWidth(field).least, Math.min(16, head));
}

/** Left and right of what stands in a cell, as GridCell.css has it, in rem. */
const padding = 1.625;

/** The columns that are not hidden. What room is left is shared among those that nobody made as wide as they are. */
export function columnsOf(fields: Field[], view: View, room: number, rem: number): Column[] {
  const shown = fields.filter((field) => hasValues(field) && !view.hidden.includes(field.name));
  const wanted = shown.map((field) => Math.round((view.widths[field.name] ?? leastOf(field)) * rem));
  const weights = shown.map((field) => (view.widths[field.name] === undefined ? columnWidth(field).weight : 0));
  const widths = stretched(wanted, weights, room);
  let left = 0;
  return shown.map((field, at) => {
    const width = widths[at] ?? 0;
    const column = { field, at: at + 1, left, width, room: width / rem - padding };
    left += column.width;
    return column;
  });
}

function stretched(widths: number[], weights: number[], room: number): number[] {
  const sum = (list: number[]) => list.reduce((total, one) => total + one, 0);
  const [left, weight] = [room - sum(widths), sum(weights)];
  if (left <= 0 || weight === 0) return widths;
  return widths.map((width, at) => width + Math.floor((left * (weights[at] ?? 0)) / weight));
}
