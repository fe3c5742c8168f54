import { type EdgeLabel, Graph, layout } from "@dagrejs/dagre";
import type { Box, Point, Size } from "./boxes";
import { type Line, turn } from "./links";
import { scaleOf } from "./pack";

export type Direction = "LR" | "TB";

/** Tables that links hold together, at their places, and how their links run. */
export interface Arranged extends Size { direction: Direction; graph: Graph }

export const space = { nodesep: 40, ranksep: 56, edgesep: 18 };
const lineHeight = 20;
/** As often a long chain of tables is turned around at most. */
const mostFolds = 5;
/** What reads from left to right stays so, unless another arrangement is as much larger. */
const gain = 1.05;

/** The arrangement of some tables that the page shows largest: in columns or rows, and turned around where the chain is long. */
export function arranged(boxes: Box[], lines: Line[]): Arranged {
  const first = arrange(boxes, lines, "LR", () => 0);
  const ranks = ranksOf(boxes, first.graph);
  const last = Math.max(...ranks.values());
  let best = first;
  for (let folds = 1; folds <= Math.min(mostFolds, last); folds++) {
    const length = Math.ceil(last / folds);
    const rankOf = (id: string) => folded(ranks.get(id) ?? 0, length);
    for (const direction of ["LR", "TB"] as const) {
      const next = arrange(boxes, lines, direction, folds === 1 ? () => 0 : rankOf);
      if (scaleOf(next) > scaleOf(best) * gain) best = next;
    }
    if (scaleOf(best) === 1) break;
  }
  return best;
}

/** A rank of a chain that turns around each time it is so long. */
function folded(rank: number, length: number): number {
  const within = rank % (2 * length);
  return within > length ? 2 * length - within : within;
}

/** Lines lead from lower ranks to higher: those that do not are turned round for the while. */
function arrange(boxes: Box[], lines: Line[], rankdir: Direction, rankOf: (id: string) => number): Arranged {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir, marginx: 0, marginy: 0, ...space });
  for (const { table: { id }, width, height } of boxes) graph.setNode(id, { width: width + roomBeside(id, lines), height });
  for (const { id, from, to, width } of lines) {
    if (from.id === to.id) continue;
    const [start, end] = rankOf(from.id) > rankOf(to.id) ? [to.id, from.id] : [from.id, to.id];
    graph.setEdge(start, end, { width, height: lineHeight, labelpos: "c" }, id);
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph() as Partial<Size>;
  return { direction: rankdir, graph, width, height };
}

/** The room that links of a table to itself take on its right. */
function roomBeside(id: string, lines: Line[]): number {
  const own = lines.filter(({ from, to }) => from.id === id && to.id === id);
  return own.reduce((room, { width }) => Math.max(room, width), -turn) + turn;
}

/** In which column each table stands. */
function ranksOf(boxes: Box[], graph: Graph): Map<string, number> {
  const middles = boxes.map(({ table: { id } }) => [id, (graph.node(id) as Point).x] as const);
  const columns = [...new Set(middles.map(([, x]) => Math.round(x)))].sort((a, b) => a - b);
  return new Map(middles.map(([id, x]) => [id, columns.indexOf(Math.round(x))]));
}

/** The way that was found for a link, from the table that holds it. */
export function routeOf({ graph }: Arranged, { id, from, to }: Line): { points: Point[]; at: Point } {
  const there = graph.edge(from.id, to.id, id) as (EdgeLabel & { points: Point[] } & Point) | undefined;
  const edge = there ?? (graph.edge(to.id, from.id, id) as { points: Point[] } & Point);
  const within = edge.points.slice(1, -1);
  return { points: there ? within : within.reverse(), at: { x: edge.x, y: edge.y } };
}
