type Color = [number, number, number];

/** The surfaces of both themes, and the texts that stand on them. */
const light = { surface: [255, 255, 255] as Color, ink: [12, 16, 24] as Color, share: 0.13 };
const dark = { surface: [23, 28, 38] as Color, ink: [255, 255, 255] as Color, share: 0.26 };
/** WCAG 2.2 AA asks 4.5; a little more, so that rounding does not fall below. */
const enough = 4.6;

/** CSS variables that show a colour as a readable badge in both themes; undefined for what is not a colour in hexadecimal. */
export function shadesOf(hex: string | undefined): Record<string, string> | undefined {
  const color = parse(hex ?? "");
  if (!color) return undefined;
  const [lightBack, lightInk] = shade(color, light);
  const [darkBack, darkInk] = shade(color, dark);
  return { "--light-back": css(lightBack), "--light-ink": css(lightInk), "--dark-back": css(darkBack), "--dark-ink": css(darkInk) };
}

function shade(color: Color, { surface, ink, share }: typeof light): [back: Color, ink: Color] {
  const back = mix(surface, color, share);
  for (let part = 0; part < 1; part += 0.05) {
    const shown = mix(color, ink, part);
    if (contrast(shown, back) >= enough) return [back, shown];
  }
  return [back, ink];
}

/** Reads #rgb, #rrggbb and #rrggbbaa. */
function parse(hex: string): Color | undefined {
  const digits = /^#([\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i.exec(hex.trim())?.[1];
  if (!digits) return undefined;
  const long = digits.length === 3 ? digits.replace(/./g, "$&$&") : digits;
  const at = (place: number) => Number.parseInt(long.slice(place, place + 2), 16);
  return [at(0), at(2), at(4)];
}

function mix(from: Color, to: Color, part: number): Color {
  const at = (place: 0 | 1 | 2) => Math.round(from[place] + (to[place] - from[place]) * part);
  return [at(0), at(1), at(2)];
}

const css = (color: Color) => `rgb(${color.join(" ")})`;

function luminance(color: Color): number {
  const [red = 0, green = 0, blue = 0] = color.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** How well one colour reads on another: 1 to 21. */
export function contrast(one: Color, other: Color): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dim + 0.05);
}
