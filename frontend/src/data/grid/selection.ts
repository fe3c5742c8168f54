/** A place in the grid. Row -1 is the head, column 0 the # column. */
export interface Cell { row: number; col: number }
/** The cell that one types into, and the opposite corner of what is selected. */
export interface Selection { active: Cell; corner: Cell }
/** How many rows and columns there are, the # column among them, and how many rows PageDown goes. */
export interface Bounds { rows: number; cols: number; page: number }

export type Way = "left" | "right" | "up" | "down" | "rowStart" | "rowEnd" | "first" | "last" | "top" | "bottom" | "pageUp" | "pageDown";

export type Step =
  | { do: "go"; way: Way; extend: boolean }
  | { do: "next"; back: boolean }
  | { do: "at"; cell: Cell; extend: boolean }
  | { do: "all" }
  | { do: "shift"; rows: number };

/** The first cell of the first record. */
export const start: Selection = { active: { row: 0, col: 1 }, corner: { row: 0, col: 1 } };

/** What is selected after a step. */
export function step(selection: Selection, bounds: Bounds, act: Step): Selection {
  const { active, corner } = selection;
  switch (act.do) {
    case "go":
      return act.extend ? { active, corner: go(corner, bounds, act.way, 0) } : only(go(corner, bounds, act.way, -1));
    case "next":
      return only(next(active, bounds, act.back));
    case "at":
      return act.extend ? { active, corner: act.cell } : only(act.cell);
    case "all":
      return { active: { row: 0, col: 1 }, corner: { row: Math.max(0, bounds.rows - 1), col: bounds.cols - 1 } };
    case "shift":
      return { active: down(active, act.rows), corner: down(corner, act.rows) };
  }
}

const only = (cell: Cell): Selection => ({ active: cell, corner: cell });
const down = ({ row, col }: Cell, rows: number): Cell => ({ row: row < 0 ? row : Math.max(0, row + rows), col });

function go({ row, col }: Cell, { rows, cols, page }: Bounds, way: Way, highest: number): Cell {
  const last = { row: Math.max(0, rows - 1), col: cols - 1 };
  const to: Record<Way, Cell> = {
    left: { row, col: col - 1 },
    right: { row, col: col + 1 },
    up: { row: row - 1, col },
    down: { row: row + 1, col },
    rowStart: { row, col: 1 },
    rowEnd: { row, col: last.col },
    first: { row: 0, col: 1 },
    last,
    top: { row: 0, col },
    bottom: { row: last.row, col },
    pageUp: { row: Math.max(0, row - page), col },
    pageDown: { row: row + page, col },
  };
  return within(to[way], last, highest);
}

function within({ row, col }: Cell, last: Cell, highest: number): Cell {
  return { row: Math.max(highest, Math.min(row, last.row)), col: Math.max(0, Math.min(col, last.col)) };
}

/** Along the rows: after the last column comes the next row. */
function next({ row, col }: Cell, { rows, cols }: Bounds, back: boolean): Cell {
  if (back) return col > 1 ? { row, col: col - 1 } : row > 0 ? { row: row - 1, col: cols - 1 } : { row, col };
  return col < cols - 1 ? { row, col: col + 1 } : row < rows - 1 ? { row: row + 1, col: 1 } : { row, col };
}

/** Whether Tab would leave the grid from that cell. */
export function isEdge({ row, col }: Cell, { rows, cols }: Bounds, back: boolean): boolean {
  return back ? row <= 0 && col <= 1 : row >= rows - 1 && col >= cols - 1;
}

export interface Range { top: number; bottom: number; left: number; right: number }

/** The cells between both corners, both included. From the # column on, whole rows are selected. */
export function rangeOf({ active, corner }: Selection, cols: number): Range {
  const whole = active.col === 0 || corner.col === 0;
  return {
    top: Math.min(active.row, corner.row),
    bottom: Math.max(active.row, corner.row),
    left: whole ? 1 : Math.min(active.col, corner.col),
    right: whole ? cols - 1 : Math.max(active.col, corner.col),
  };
}

/** How many cells of a record's fields there are between the corners. */
export const sizeOf = ({ top, bottom, left, right }: Range) => (bottom - top + 1) * (right - left + 1);
/** What is selected must be there: rows may have gone since. */
export function clamp({ active, corner }: Selection, { rows, cols }: Bounds): Selection {
  const last = { row: Math.max(0, rows - 1), col: Math.max(0, cols - 1) };
  return { active: within(active, last, -1), corner: within(corner, last, -1) };
}
