/** The rows that there are and the part of them that is seen, both in pixels of height. */
export interface Extent { all: number; seen: number }
/** Where a person is: pixels above what they see, and the scroll bar's own place. */
export interface Where { top: number; scroll: number }

/** How tall the element may be that the browser scrolls: browsers cut one off between 17 and 33 million pixels. */
export const tallest = 8_000_000;
/** So near the first and the last row a taller grid scrolls pixel by pixel, whichever way one gets there. */
const edge = 200_000;
/** A way of more screens than these is a hand on the scroll bar; a shorter one goes pixel by pixel. */
const shortWay = 4;

const lastTop = ({ all, seen }: Extent) => Math.max(0, all - seen);
const clamp = (top: number, extent: Extent) => Math.max(0, Math.min(top, lastTop(extent)));

/** How many pixels of rows stand for one of the scroll bar, between the edges. */
const scaleOf = (extent: Extent) => (lastTop(extent) - 2 * edge) / (tallest - extent.seen - 2 * edge);

/** The place among the rows that a place of the scroll bar stands for. */
export function topOf(extent: Extent, scroll: number): number {
  if (extent.all <= tallest) return clamp(scroll, extent);
  const fromEnd = tallest - extent.seen - scroll;
  if (scroll <= edge) return clamp(scroll, extent);
  if (fromEnd <= edge) return clamp(lastTop(extent) - fromEnd, extent);
  return edge + (scroll - edge) * scaleOf(extent);
}

/** The place of the scroll bar that stands for a place among the rows. */
export function scrollOf(extent: Extent, top: number): number {
  if (extent.all <= tallest) return clamp(top, extent);
  const fromEnd = lastTop(extent) - top;
  if (top <= edge) return Math.max(0, top);
  if (fromEnd <= edge) return tallest - extent.seen - Math.max(0, fromEnd);
  return edge + (top - edge) / scaleOf(extent);
}

/** Where one is after the scroll bar moved. Among more rows than a browser can scroll, the wheel still moves them pixel by pixel. */
export function moved(extent: Extent, { top, scroll }: Where, to: number): Where {
  const way = to - scroll;
  const exact = extent.all > tallest && Math.abs(way) < shortWay * extent.seen;
  return { scroll: to, top: exact ? clamp(top + way, extent) : topOf(extent, to) };
}
