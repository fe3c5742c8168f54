import { IntlMessageFormat } from "intl-messageformat";
import en from "./en.json";

type Leaf<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaf<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** The path of a sentence in en.json, such as "keys.create.title". */
export type Word = Leaf<Omit<typeof en, "errors">>;
export type Values = Record<string, string | number>;

/** The language of the sentences; dates and numbers follow the person's own locale instead. */
export const language = "en";

const formats = new Map<string, IntlMessageFormat>();

/** The sentence at a path of en.json, with its places filled in. */
export function t(key: Word, values?: Values): string {
  let format = formats.get(key);
  if (!format) {
    format = new IntlMessageFormat(sentence(key), language);
    formats.set(key, format);
  }
  return String(format.format(values));
}

function sentence(key: string): string {
  let node: unknown = en;
  for (const part of key.split(".")) node = (node as Record<string, unknown>)[part];
  return node as string;
}

/** What a person reads about an error from Go. Anything else that was thrown reads as an internal error. */
export function explain(error: unknown): string {
  const { id, args } = asFault(error);
  const text = errors[id] ?? errors.internal ?? id;
  return text.replace(/\{(\w+)\}/g, (place, name: string) => (name in args ? String(args[name]) : place));
}

const errors: Record<string, string> = en.errors;

function asFault(error: unknown): { id: string; args: Record<string, unknown> } {
  if (typeof error !== "object" || error === null || !("id" in error)) return { id: "internal", args: {} };
  const args = "args" in error && typeof error.args === "object" ? error.args : null;
  return { id: String(error.id), args: (args ?? {}) as Record<string, unknown> };
}
