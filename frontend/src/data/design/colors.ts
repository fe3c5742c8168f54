/** The colours on offer, by their name in words; shades.ts makes each readable in both themes. */
export const colors = {
  gray: "#64748b", red: "#d03b3b", orange: "#d9730d", yellow: "#b98a00", green: "#2e8b57",
  teal: "#0f8a8a", blue: "#2c6bd6", indigo: "#5a55d2", purple: "#8a4fc7", pink: "#c7417f",
} as const;

export type ColorName = keyof typeof colors;
export const colorNames = Object.keys(colors) as ColorName[];

/** The colours that something new gets in turn, neighbours unlike each other. Gray and red are for the person to choose. */
const turns: ColorName[] = ["blue", "pink", "green", "indigo", "orange", "teal", "purple", "yellow"];

export const nextColor = (count: number): string => colors[turns[count % turns.length] ?? "blue"];
