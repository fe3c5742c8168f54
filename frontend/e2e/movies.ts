// Real data that came from elsewhere: vega-datasets' films, as a CSV file with rows in it that are wrong.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./program";

type Film = Record<string, string | number | null>;

export const films = () => JSON.parse(readFileSync(join(root, "frontend/node_modules/vega-datasets/data/movies.json"), "utf8")) as Film[];

const cell = (value: string | number | null | undefined) => (/[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value ?? ""));

/** No budget is written so. They stand as lines 51, 52 and 53. */
export const wrong = ["a lot", "12 million", "unknown"];

export function filmsAsCSV(): string {
  const rows = films();
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))].map((cells) => cells.map(cell).join(","));
  const bad = wrong.map((budget, at) => names.map((name) => (name === "Production Budget" ? budget : name === "Title" ? `Wrong ${at + 1}` : "")).join(","));
  lines.splice(50, 0, ...bad);
  return `${lines.join("\n")}\n`;
}
