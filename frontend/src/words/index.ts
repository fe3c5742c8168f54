import { IntlMessageFormat } from "intl-messageformat";
import de from "./de.json";
import en from "./en.json";
import { type Language, language } from "./language";

type Leaf<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Leaf<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** The path of a sentence in en.json, such as "keys.create.title". */
export type Word = Leaf<Omit<typeof en, "errors">>;
export type Values = Record<string, string | number>;

const files: Record<Language, object> = { en, de };
const errors: Record<Language, Record<string, string>> = { en: en.errors, de: de.errors };

/** Reading a sentence takes far longer than filling it, so each is read once. */
const formats = new Map<string, IntlMessageFormat>();

/** The sentence at a path, in the language that is spoken, with its places filled in. */
export function t(key: Word, values?: Values): string {
  const name = `${language()} ${key}`;
  const format = formats.get(name) ?? read(key, language());
  formats.set(name, format);
  return String(format.format(values));
}

/** English stands in for a sentence that another language lacks. */
function read(key: string, from: Language): IntlMessageFormat {
  const found = key.split(".").reduce((node: unknown, part) => (node as Record<string, unknown> | undefined)?.[part], files[from]);
  if (typeof found === "string") return new IntlMessageFormat(found, from);
  if (from === "en") throw new Error(`en.json has no "${key}"`);
  return read(key, "en");
}

/** What the screens call the types of fields. */
const types: Partial<Record<string, Word>> = { string: "data.type.text", ...Object.fromEntries(Object.keys(en.data.type).map((type) => [type, `data.type.${type}` as Word])) };

/** What people call what an error names, by its argument and by what tools call it: `{ field: { zip_code: "Zip code" } }`. */
export type Names = Record<string, Record<string, string>>;

/** A part of a sentence in brackets that says one place. It goes where there is nothing to say. */
const aside = / \([^(){}]*\{(\w+)\}\)/g;

/**
 * What a person reads about an error from Go, but for the arguments that say nothing to them. Anything else that was thrown reads as an
 * internal error.
 */
export function explain(error: unknown, names: Names = {}, without: string[] = []): string {
  const { id, args } = asFault(error);
  const [own, english] = [errors[language()], errors.en];
  const text = own[id] ?? english[id] ?? own.internal ?? id;
  const said = text.replace(aside, (part, name: string) => (without.includes(name) ? "" : part));
  return said.replace(/\{(\w+)\}/g, (place, name: string) => (name in args ? names[name]?.[String(args[name])] ?? inWords(name, args[name]) : place));
}

/** The sentences of errors whose ids match, with their {places}. */
export function sentencesOf(ids: RegExp): Record<string, string> {
  const all = { ...errors.en, ...errors[language()] };
  return Object.fromEntries(Object.entries(all).filter(([id]) => ids.test(id)));
}

/**
 * Another error is told as such, and the type of a field as the screens call it. Go shows a refused text as JSON does, with quotes around
 * it; a sentence has those of its language.
 */
function inWords(name: string, value: unknown): string {
  if (typeof value === "object" && value !== null && "id" in value) return explain(value);
  if (name === "type" && typeof value === "string" && types[value]) return t(types[value]);
  return language() === "de" ? String(value).replace(/^"(.*)"$/s, "„$1“") : String(value);
}

function asFault(error: unknown): { id: string; args: Record<string, unknown> } {
  if (typeof error !== "object" || error === null || !("id" in error)) return { id: "internal", args: {} };
  const args = "args" in error && typeof error.args === "object" ? error.args : null;
  return { id: String(error.id), args: (args ?? {}) as Record<string, unknown> };
}
