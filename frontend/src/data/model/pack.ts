import type { Point, Size } from "./boxes";

/** The room that a page of usual size has for a picture. */
const page: Size = { width: 960, height: 560 };

/** How large the page shows something: 1 where there is room for it as it is. */
export const scaleOf = ({ width, height }: Size) => Math.min(1, page.width / width, page.height / height);

interface Packed extends Size { places: Point[] }

/** Puts blocks into rows, and those of the second list into rows below, in the page's proportion. The places are in the same order. */
export function packed(above: Size[], below: Size[], gap: number): Packed {
  const all = [...above, ...below];
  const widest = Math.max(0, ...all.map(({ width }) => width));
  const area = all.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const root = Math.sqrt((area * page.width) / page.height);
  let best: Packed | undefined;
  for (let share = 0.6; share < 2; share += 0.1) {
    const next = rows(above, below, Math.max(widest, root * share), gap);
    if (!best || takes(next) < takes(best) * 0.98) best = next;
  }
  return best ?? { places: [], width: 0, height: 0 };
}

/** How much more than the page a picture takes, whatever its size. */
const takes = ({ width, height }: Size) => Math.max(width / page.width, height / page.height);

function rows(above: Size[], below: Size[], widest: number, gap: number): Packed {
  const top = shelved(above, widest, gap, 0);
  const bottom = shelved(below, widest, gap, above.length > 0 && below.length > 0 ? top.height + gap : top.height);
  return { places: [...top.places, ...bottom.places], width: Math.max(top.width, bottom.width), height: Math.max(top.height, bottom.height) };
}

/** One row after another, from a height on. */
function shelved(blocks: Size[], widest: number, gap: number, from: number): Packed {
  const places: Point[] = [];
  let [x, y, tallest, width] = [0, from, 0, 0];
  for (const block of blocks) {
    if (x > 0 && x + block.width > widest) [x, y, tallest] = [0, y + tallest + gap, 0];
    places.push({ x, y });
    width = Math.max(width, x + block.width);
    x += block.width + gap;
    tallest = Math.max(tallest, block.height);
  }
  return { places, width, height: blocks.length > 0 ? y + tallest : from };
}
