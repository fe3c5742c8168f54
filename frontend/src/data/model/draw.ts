import { type Arranged, routeOf } from "./arrange";
import { type Box, head, type Point, row, type Size } from "./boxes";
import { type Line, turn } from "./links";

type Axis = "x" | "y";
interface Route { line: Line; points: Point[]; at: Point; from: Box; to: Box; ahead: 1 | -1 }

/** The columns (or rows) of an arrangement, with half the room that each takes, by its middle. */
interface Ranks { axis: Axis; arrangement: Arranged; rooms: Map<number, number> }

/** Half the height of a line that comes back to its box. */
const ear = row * 0.36;
/** From the side of a box to where a line turns down. */
const corner = 14;

/** Draws the links of an arrangement whose boxes have their places. Lines bend between columns (or rows), and run straight beside boxes. */
export function draw(arrangement: Arranged, lines: Line[], byId: Map<string, Box>): void {
  const down = arrangement.direction === "TB";
  const axis = down ? "y" : "x";
  const ranks = { axis, arrangement, rooms: roomsOf(arrangement, axis) } as const;
  const routes = lines.flatMap((line): Route[] => {
    const [from, to] = [byId.get(line.from.id), byId.get(line.to.id)];
    if (!from || !to) return [];
    if (from !== to) return [{ line, from, to, ahead: to[axis] > from[axis] ? 1 : -1, ...routeOf(arrangement, line) }];
    drawBack(line, from);
    return [];
  });
  for (const route of routes) {
    const starts = down ? aside(route, routes) : [startBeside(route)];
    const end = endOf(route, routes, down);
    const points = [...starts, ...runOf(route, ranks, starts.at(-1) ?? end, end), end];
    Object.assign(route.line, { way: down ? "down" : "across", at: route.at, points: distinct(points) });
  }
}

/** From where a line leaves the column of its box to where it reaches that of the other: straight through those between them. */
function runOf({ from, to, points, ahead }: Route, { axis, rooms, arrangement }: Ranks, start: Point, end: Point): Point[] {
  const middle = (box: Box) => middleOf(arrangement, box, axis);
  const roomAt = (place: number) => ahead * (rooms.get(Math.round(place)) ?? 0);
  const within = points.flatMap((point) => [-1, 1].map((by) => ({ ...point, [axis]: point[axis] + by * roomAt(point[axis]) })));
  const [leave, reach] = [middle(from) + roomAt(middle(from)), middle(to) - roomAt(middle(to))];
  return [{ ...start, [axis]: leave }, ...within, { ...end, [axis]: reach }];
}

/** Leaves out points that are where the next or the one before is: there is no curve between them. */
function distinct(points: Point[]): Point[] {
  const near = (a: Point, b: Point | undefined) => b !== undefined && Math.abs(a.x - b.x) + Math.abs(a.y - b.y) < 1;
  return points.filter((point, at) => at === 0 || at === points.length - 1 || !(near(point, points[at - 1]) || near(point, points.at(-1))));
}

/** An ear beside the row of the link, no taller than the row: the lines of the other rows pass above and below it. */
function drawBack(line: Line, box: Box): void {
  const [x, y] = [box.x + box.width, box.y + rowOf(line, box)];
  Object.assign(line, { way: "back", points: [{ x, y: y + ear }, { x, y: y - ear }], at: { x: x + turn + line.width / 2, y } });
}

const rowOf = ({ field }: Line, box: Box) => box.rows.find((one) => one.field === field)?.y ?? head;

const startBeside = ({ line, from, ahead }: Route): Point => ({ x: ahead > 0 ? from.x + from.width : from.x, y: from.y + rowOf(line, from) });

/** Out of a box at its side and into the way up or down; each line of the side has its own. */
function aside(route: Route, routes: Route[]): Point[] {
  const { line, from, ahead } = route;
  const side = sideOf(route);
  const here = routes.filter((other) => other.from === from && other.ahead === ahead && sideOf(other) === side);
  const order = here.indexOf(route);
  const out = corner * ((ahead > 0 ? here.length - order : order + 1) / here.length);
  const [x, y] = [side > 0 ? from.x + from.width : from.x, from.y + rowOf(line, from)];
  return [{ x, y }, { x: x + side * out, y: y + ahead * Math.min(out, 10) }];
}

/** Where a line leaves a box on its way up or down: on the left where lines come back to the box on its right. */
function sideOf({ from, points, at }: Route): 1 | -1 {
  const hasBack = from.rows.some(({ field }) => field.type === "reference" && field.refTableId === from.table.id);
  return !hasBack && (points[0] ?? at).x > from.x + from.width / 2 ? 1 : -1;
}

/** Where a line reaches its box: at its head, or from below. Lines that come the same way share the room. */
function endOf({ line, to, ahead }: Route, routes: Route[], down: boolean): Point {
  const cross: Axis = down ? "x" : "y";
  const here = routes.filter((other) => other.to === to && other.ahead === ahead).sort((a, b) => lastOf(a)[cross] - lastOf(b)[cross]);
  const share = (here.findIndex((other) => other.line === line) + 1) / (here.length + 1);
  if (down) return { x: to.x + to.width * share, y: ahead > 0 ? to.y : to.y + to.height };
  return { x: ahead > 0 ? to.x : to.x + to.width, y: to.y + head * share };
}

const lastOf = ({ points, at }: Route) => points.at(-1) ?? at;
const middleOf = ({ graph }: Arranged, { table }: Box, axis: Axis) => Math.round((graph.node(table.id) as Point)[axis]);

function roomsOf({ graph }: Arranged, axis: Axis): Map<number, number> {
  const rooms = new Map<number, number>();
  const parts = [...graph.nodes().map((id) => graph.node(id) as unknown), ...graph.edges().map((edge) => graph.edge(edge) as unknown)];
  for (const part of parts as (Point & Size)[]) {
    const middle = Math.round(part[axis]);
    rooms.set(middle, Math.max(rooms.get(middle) ?? 0, (axis === "x" ? part.width : part.height) / 2));
  }
  return rooms;
}
