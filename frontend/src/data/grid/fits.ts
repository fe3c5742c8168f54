import type { Field } from "../../backend";
import { rem } from "../../ui/rem";

/** Values of which a part is a value of its own: 1,234 cut after the comma. */
const wholes = new Set<Field["type"]>(["number", "date", "timestamp", "time", "timeinterval", "appointment"]);

/** The width of each character that was met, in rem. */
const glyphs = new Map<string, number>();

function glyph(char: string): number {
  const known = glyphs.get(char);
  if (known !== undefined) return known;
  const many = document.createElement("span");
  many.textContent = char.repeat(100);
  many.style.cssText = "position: absolute; visibility: hidden; white-space: pre; font-variant-numeric: tabular-nums";
  document.body.append(many);
  const width = many.getBoundingClientRect().width / 100 / rem(1);
  many.remove();
  glyphs.set(char, width);
  return width;
}

const widthOf = (text: string) => Array.from(text, glyph).reduce((sum, width) => sum + width, 0);

/** What stands in a cell for a text that it is too narrow for, as in a spreadsheet; undefined where it fits, or is understood when it is cut. Room is in rem. */
export function stopgap({ type }: Field, text: string, room: number): string | undefined {
  if (!wholes.has(type) || widthOf(text) <= room) return undefined;
  return "#".repeat(Math.max(1, Math.floor(room / widthOf("#"))));
}
