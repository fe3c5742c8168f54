import { Graph, layout } from "@dagrejs/dagre";
import type { Field, Table } from "../../backend";
import { labelOf } from "../label";
import { type Box, boxOf, head, type Point, type Size } from "./boxes";
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
}

export interface Model extends Size { boxes: Box[]; lines: Line[] }

export const margin = 24;
const space = { nodesep: 36, ranksep: 56, edgesep: 18 };
const lineHeight = 20;
const widestLabel = 140;
/** From a box to the turn of a line that comes back to it. */
const turn = 26;

/** Places the tables of an app so that links run from left to right and cross little. Tables without links stand below. */
export function modelOf(tables: Table[]): Model {
  const boxes = tables.map((table) => boxOf(table, tables));
  const byId = new Map(boxes.map((box) => [box.table.id, box]));
  const lines = boxes.flatMap((box) => linesOf(box, byId));
  const linked = new Set(lines.flatMap(({ from, to }) => [from.id, to.id]));
  const graph = graphOf(boxes.filter(({ table }) => linked.has(table.id)), lines);
  layout(graph);
  place(byId, graph);
  for (const line of lines) draw(line, byId, graph);
  const size = { width: 2 * margin, height: margin, ...(linked.size > 0 && sizeOf(graph)) };
  return { ...stacked(boxes.filter(({ table }) => !linked.has(table.id)), size), boxes, lines };
}

function linesOf(box: Box, byId: Map<string, Box>): Line[] {
  return box.rows.flatMap(({ field }) => {
    const to = field.type === "reference" ? byId.get(field.refTableId ?? "")?.table : undefined;
    if (!to) return [];
    const label = fit(labelOf(field), fonts.line, widestLabel);
    return [{ id: `${box.table.id}/${field.name}`, field, from: box.table, to, label, width: widthOf(label, fonts.line) + 12, at: { x: 0, y: 0 }, points: [] }];
  });
}

const ownLines = (table: Table, lines: Line[]) => lines.filter(({ from, to }) => from.id === table.id && to.id === table.id);

/** The room that links of a table to itself take on its right. */
const roomBeside = (table: Table, lines: Line[]) => ownLines(table, lines).reduce((room, { width }) => Math.max(room, width), -turn) + turn;

function graphOf(boxes: Box[], lines: Line[]): Graph {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", marginx: margin, marginy: margin, ...space });
  for (const { table, width, height } of boxes) graph.setNode(table.id, { width: width + roomBeside(table, lines), height });
  for (const { id, from, to, width } of lines) {
    if (from.id !== to.id) graph.setEdge(from.id, to.id, { width, height: lineHeight, labelpos: "c" }, id);
  }
  return graph;
}

function sizeOf(graph: Graph): Size {
  const { width = 0, height = 0 } = graph.graph() as Partial<Size>;
  return { width, height };
}

function place(byId: Map<string, Box>, graph: Graph): void {
  for (const id of graph.nodes()) {
    const box = byId.get(id);
    const node = graph.node(id) as Size & Point;
    if (box) Object.assign(box, { x: node.x - node.width / 2, y: node.y - node.height / 2 });
  }
}

function draw(line: Line, byId: Map<string, Box>, graph: Graph): void {
  const [from, to] = [byId.get(line.from.id), byId.get(line.to.id)];
  const start = from?.rows.find(({ field }) => field === line.field);
  if (!from || !to || !start) return;
  const y = from.y + start.y;
  if (from === to) {
    const x = from.x + from.width;
    Object.assign(line, { points: [{ x, y }, { x, y: from.y + head / 2 }], at: { x: x + turn + line.width / 2, y: (y + from.y + head / 2) / 2 } });
    return;
  }
  const edge = graph.edge(from.table.id, to.table.id, line.id) as Point & { points: Point[] };
  const within = edge.points.slice(1, -1);
  const [first = edge, last = edge] = [within[0], within.at(-1)];
  line.points = [{ x: sideOf(from, first), y }, ...within, { x: sideOf(to, last), y: to.y + head / 2 }];
  line.at = { x: edge.x, y: edge.y };
}

/** The side of a box that a point is on. */
const sideOf = ({ x, width }: Box, point: Point) => (point.x > x + width / 2 ? x + width : x);

/** Puts boxes into rows below what there is. */
function stacked(boxes: Box[], size: Size): Size {
  const widest = Math.max(size.width, 1000);
  let [x, y, width, tallest] = [margin, size.height, size.width, 0];
  for (const box of boxes) {
    if (x > margin && x + box.width + margin > widest) [x, y, tallest] = [margin, y + tallest + margin, 0];
    Object.assign(box, { x, y });
    x += box.width + space.nodesep;
    tallest = Math.max(tallest, box.height);
    width = Math.max(width, box.x + box.width + margin);
  }
  return { width: Math.ceil(width), height: Math.ceil(boxes.length > 0 ? y + tallest + margin : size.height) };
}

/** A smooth line through points, level at each of them; one that comes back to its box turns outside it. */
export function pathOf({ points, from, to }: Line): string {
  const [start, ...rest] = points;
  if (!start) return "";
  let [path, last] = [`M${start.x} ${start.y}`, start];
  for (const point of rest) {
    const [out, back] = from === to ? [last.x + turn * 1.4, point.x + turn * 1.4] : [(last.x + point.x) / 2, (last.x + point.x) / 2];
    path += ` C${out} ${last.y} ${back} ${point.y} ${point.x} ${point.y}`;
    last = point;
  }
  return path;
}

/** The point of the arrow that a line ends in. */
export function arrowOf({ points, from, to }: Line): string {
  const [end, before] = [points.at(-1), points.at(-2)];
  if (!end || !before) return "";
  const back = from === to || before.x > end.x ? 8 : -8;
  return `M${end.x} ${end.y} l${back} -4.5 v9 z`;
}
