import type { Table } from "../../backend";
import { type Arranged, arranged } from "./arrange";
import { type Box, boxOf, type Point, type Size } from "./boxes";
import { draw } from "./draw";
import { type Line, linesOf } from "./links";
import { packed } from "./pack";

export interface Model extends Size { boxes: Box[]; lines: Line[] }

export const margin = 24;
/** Between tables that no link holds together. */
const gap = 40;

/** Tables that links hold together, with these links. */
interface Group { boxes: Box[]; lines: Line[] }

/** Places the tables of an app so that links cross little and the page shows it large. Tables without links stand below. */
export function modelOf(tables: Table[]): Model {
  const boxes = tables.map((table) => boxOf(table, tables));
  const byId = new Map(boxes.map((box) => [box.table.id, box]));
  const lines = boxes.flatMap((box) => linesOf(box, byId));
  const groups = groupsOf(boxes, lines);
  const linked = groups.filter((group) => group.lines.length > 0).map((group) => ({ ...group, size: settled(group, byId) }));
  linked.sort((a, b) => b.size.height - a.size.height);
  const alone = groups.filter((group) => group.lines.length === 0).map((group) => ({ ...group, size: group.boxes[0] ?? { width: 0, height: 0 } }));
  const { places, width, height } = packed(linked.map(({ size }) => size), alone.map(({ size }) => size), gap);
  [...linked, ...alone].forEach((group, at) => shift(group, places[at] ?? { x: 0, y: 0 }));
  return { boxes, lines, width: Math.ceil(width + 2 * margin), height: Math.ceil(height + 2 * margin) };
}

function groupsOf(boxes: Box[], lines: Line[]): Group[] {
  const left = new Set(boxes.map(({ table }) => table.id));
  const groups: Group[] = [];
  for (const id of left) {
    const reached = new Set([id]);
    for (const one of reached) {
      for (const { from, to } of lines) if (from.id === one || to.id === one) reached.add(from.id).add(to.id);
    }
    for (const one of reached) left.delete(one);
    groups.push({ boxes: boxes.filter(({ table }) => reached.has(table.id)), lines: lines.filter(({ from }) => reached.has(from.id)) });
  }
  return groups;
}

/** Puts the boxes and lines of a group to their places among each other. */
function settled({ boxes, lines }: Group, byId: Map<string, Box>): Arranged {
  const arrangement = arranged(boxes, lines);
  for (const box of boxes) {
    const { x, y, width, height } = arrangement.graph.node(box.table.id) as Size & Point;
    Object.assign(box, { x: x - width / 2, y: y - height / 2 });
  }
  draw(arrangement, lines, byId);
  return arrangement;
}

function shift({ boxes, lines }: Group, by: Point): void {
  const moved = ({ x, y }: Point): Point => ({ x: x + by.x + margin, y: y + by.y + margin });
  for (const box of boxes) Object.assign(box, moved(box));
  for (const line of lines) Object.assign(line, { at: moved(line.at), points: line.points.map(moved) });
}
