/** The fonts of the picture. A file takes the others where a computer has no Inter. */
export const family = '"Inter Variable", Inter, "Segoe UI", system-ui, sans-serif';

export interface Font { size: number; weight: number }
export const fonts = { title: { size: 13, weight: 650 }, row: { size: 12, weight: 400 }, type: { size: 11, weight: 400 }, line: { size: 11, weight: 500 } } satisfies Record<string, Font>;

/** Other fonts are a little wider, and a file may be seen in one. */
const slack = 1.06;

let context: CanvasRenderingContext2D | null | undefined;

/** How wide a text is, in pixels. */
export function widthOf(text: string, { size, weight }: Font): number {
  if (context === undefined) context = document.createElement("canvas").getContext("2d");
  if (!context) return text.length * size * 0.56 * slack;
  context.font = `${weight} ${size}px ${family}`;
  return context.measureText(text).width * slack;
}

/** The text, cut with an ellipsis where it is wider than there is room. */
export function fit(text: string, font: Font, room: number): string {
  if (widthOf(text, font) <= room) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && widthOf(`${characters.join("")}…`, font) > room) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}
