import type { FormulaPart, FormulaTrace, Value } from "../../backend";

/** A part of a formula as it is shown. */
export interface TracedPart extends FormulaPart {
  text: string;
  /** In how many other parts it stands. */
  depth: number;
  /** Whether it was computed more than once. */
  repeats: boolean;
  shown: Value;
}

/** What says itself what it gives: a number, a text, a word of the language. */
const constant = /^(?:[\d.]+|"(?:[^"]|"")*"|true|false|null)$/;

/** The parts of a formula that are worth a line: not its constants, nor what only stands in parentheses. */
export function partsOf({ text, parts }: FormulaTrace): TracedPart[] {
  const worth = parts.filter(({ start, end }) => !constant.test(text.slice(start, end)));
  const open: FormulaPart[] = [];
  return worth.map((part) => {
    while (open.length > 0 && !holds(open.at(-1), part)) open.pop();
    const depth = open.length;
    if (part.time === 0) open.push(part);
    return {
      ...part,
      text: text.slice(part.start, part.end).replaceAll(/\s+/g, " "),
      depth,
      repeats: worth.some((other) => other !== part && other.start === part.start && other.end === part.end),
      shown: part.value as Value,
    };
  });
}

const holds = (outer: FormulaPart | undefined, inner: FormulaPart) =>
  outer !== undefined && outer.start <= inner.start && inner.end <= outer.end && (outer.start < inner.start || inner.end < outer.end);
