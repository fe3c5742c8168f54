// Every language is complete: the same sentences, with the same places in them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { languages } from "./language";
import same from "./same.json";

const fileOf = (language: string) => readFileSync(join(import.meta.dirname, `${language}.json`), "utf8");

function sentencesOf(node: object, prefix = ""): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, string | object]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : sentencesOf(value, `${prefix}${key}.`),
  );
}
const read = (language: string) => new Map(sentencesOf(JSON.parse(fileOf(language)) as object));
const english = read("en");

/** A part of a sentence as ICU's parser gives it; those of type 0 are text. */
interface Part { type: number; value?: unknown; options?: Record<string, { value: Part[] }>; children?: Part[] }

const filled = (parts: Part[]): string[] =>
  parts.flatMap(({ type, value, options = {}, children = [] }) => [
    ...(type !== 0 && typeof value === "string" ? [`{${value}}`] : []), ...Object.values(options).flatMap((option) => filled(option.value)), ...filled(children),
  ]);

/** What is filled in: anything in braces, of an error; what ICU reads so, of any other sentence. */
function placesOf([key, text]: [string, string]): string {
  const found = key.startsWith("errors.") ? text.match(/\{\w+\}/g) ?? [] : filled(new IntlMessageFormat(text, "en").getAst());
  return [...new Set(found)].sort().join(" ");
}

/** "Open…", "5 %" and {name} say the same everywhere; whatever else does is a name, and listed. */
const needsWords = (text: string) => /\p{L}/u.test(text.replace(/\{\w+\}/g, "")) && !same.includes(text);

describe.each(languages)("%s.json", (language) => {
  const own = read(language);

  it("is written as JSON.stringify does, no key twice", () => {
    const text = fileOf(language);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  });

  it("has a sentence for each of en.json's, and no other", () => {
    const missing = [...english].filter(([key]) => !own.get(key)?.trim()).map(([key, text]) => `${language}.json lacks ${key}: ${text}`);
    const unknown = [...own.keys()].filter((key) => !english.has(key)).map((key) => `${language}.json has ${key}, which en.json has not`);
    expect([...missing, ...unknown]).toEqual([]);
  });

  it("has the same places in each", () => {
    const wrong = [...own].filter(([key, text]) => placesOf([key, text]) !== placesOf([key, english.get(key) ?? text]));
    expect(wrong.map(([key, text]) => `${key}: ${text}\n  in English: ${english.get(key)}`)).toEqual([]);
  });

});

it("German says nothing in English, except for the names in same.json", () => {
  const left = [...read("de")].filter(([key, text]) => text === english.get(key) && needsWords(text));
  expect(left.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
});

it("German quotes and dashes are German", () => {
  const wrong = [...read("de")].filter(([, text]) => /[“”](?=\p{L})|"|„[^“]*$|\p{L}…|\p{L}'\p{L}|\bdu\b|\bdein/iu.test(text.replace(/„[^“]*“/g, "x")));
  expect(wrong).toEqual([]);
});
