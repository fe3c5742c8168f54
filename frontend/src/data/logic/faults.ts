import type { Diagnostic } from "@codemirror/lint";
import type { CodeFault } from "../../backend";
import { explainFault } from "../../words/fault";

/** Where a fault stands in a text, in UTF-16 units: Go counts characters. What has no length is at least one wide, where there is one. */
export function spanOf({ line, column, length }: CodeFault, text: string): { from: number; to: number } {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  const start = before + units(lines[line - 1] ?? "", column - 1);
  const from = Math.min(start, text.length);
  const to = from + units(text.slice(from), length);
  return to > from ? { from, to } : { from: Math.max(0, from - (from === text.length ? 1 : 0)), to: Math.min(text.length, from + 1) };
}

const units = (text: string, characters: number) => Array.from(text).slice(0, characters).join("").length;

export const diagnosticsOf = (faults: CodeFault[], text: string): Diagnostic[] =>
  faults.map((fault) => ({ ...spanOf(fault, text), severity: "error", message: explainFault(fault) }));
