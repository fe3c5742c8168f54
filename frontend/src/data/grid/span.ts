/** Places in a row, from the first up to but without the end. */
export interface Span { first: number; end: number }

/** The rows that are seen from top on, and some beyond on either side. */
export function rowsAt(top: number, seen: number, rowHeight: number, count: number, beyond: number): Span {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight) - beyond));
  const end = Math.min(count, Math.ceil((top + seen) / rowHeight) + beyond);
  return { first, end: Math.max(first, end) };
}

/** Where each column begins, and last where the last one ends. */
export function edgesOf(widths: number[]): number[] {
  const edges = [0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  return edges;
}

/** The columns that are seen from left on, and one beyond on either side. */
export function columnsAt(edges: number[], left: number, seen: number): Span {
  const count = edges.length - 1;
  return { first: Math.max(0, placeIn(edges, left) - 1), end: Math.min(count, placeIn(edges, left + seen) + 2) };
}

/** The column that a point is in; the first or last one for a point beside them all. */
export function placeIn(edges: number[], point: number): number {
  let [low, high] = [0, Math.max(0, edges.length - 2)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((edges[middle] ?? 0) <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

export const sameSpan = (one: Span, other: Span) => one.first === other.first && one.end === other.end;
