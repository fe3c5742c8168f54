import type { Field, Table } from "../../backend";
import { labelOf } from "../label";
import type { Box, Point } from "./boxes";
import { fit, fonts, widthOf } from "./measure";

/** A link: from the field that holds it to the table that it leads to. */
export interface Line {
  id: string;
  field: Field;
  from: Table;
  to: Table;
  label: string;
  /** The middle of the label, which has its width. */
  at: Point;
  width: number;
  points: Point[];
  /** Where it runs: level across the picture, down it, or back to its own box. */
  way: "across" | "down" | "back";
}

const widestLabel = 140;
/** From a box to the turn of a line that comes back to it. */
export const turn = 26;

/** The links of a table, at no place yet. */
export function linesOf(box: Box, byId: Map<string, Box>): Line[] {
  return box.rows.flatMap(({ field }) => {
    const to = field.type === "reference" ? byId.get(field.refTableId ?? "")?.table : undefined;
    if (!to) return [];
    const label = fit(labelOf(field), fonts.line, widestLabel);
    const way = to === box.table ? "back" : "across";
    return [{ id: `${box.table.id}/${field.name}`, field, from: box.table, to, label, width: widthOf(label, fonts.line) + 12, at: { x: 0, y: 0 }, points: [], way }];
  });
}

/** A curve between two points, by the two that draw it to them. */
export type Curve = [Point, Point, Point, Point];

/** The parts of a smooth line, which runs its way through each of its points. */
export function curvesOf({ points, way }: Line): Curve[] {
  return points.slice(1).map((to, at) => {
    const from = points[at] ?? to;
    if (way === "back") return [from, { x: from.x + turn * 1.4, y: from.y }, { x: to.x + turn * 1.4, y: to.y }, to];
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    if (way === "across") return [from, { x: middle.x, y: from.y }, { x: middle.x, y: to.y }, to];
    if (at === 0) return [from, { x: middle.x, y: from.y }, { x: to.x, y: middle.y }, to];
    return [from, { x: from.x, y: middle.y }, { x: to.x, y: middle.y }, to];
  });
}

export function pathOf(line: Line): string {
  const [start] = line.points;
  const parts = curvesOf(line).map(([, a, b, to]) => ` C${a.x} ${a.y} ${b.x} ${b.y} ${to.x} ${to.y}`);
  return start ? `M${start.x} ${start.y}${parts.join("")}` : "";
}

/** The point of the arrow that a line ends in. */
export function arrowOf({ points, way }: Line): string {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!end || !before) return "";
  if (way === "down") return `M${end.x} ${end.y} l-4.5 ${before.y > end.y ? 8 : -8} h9 z`;
  const back = way === "back" || before.x > end.x ? 8 : -8;
  return `M${end.x} ${end.y} l${back} -4.5 v9 z`;
}
