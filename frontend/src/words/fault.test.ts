import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { explainFault } from "./fault";
import { speak } from "./language";

const wordings = JSON.parse(readFileSync(join(import.meta.dirname, "../../../backend/nx/error.en.json"), "utf8")) as Record<string, { sentence: string }>;
const placesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
const filled = Object.entries(wordings).map(([id, { sentence }]) => {
  const args = Object.fromEntries(placesOf(sentence).map((name) => [name, `<${name}>`]));
  return { id, args, text: sentence.replaceAll(/\{(\w+)\}/g, "<$1>") };
});

afterEach(() => speak("en"));

it("faults of formulas read as Go words them", () => {
  for (const { id, args, text } of filled) expect(explainFault({ id, args }), id).toBe(text);
});

it("faults of formulas are told in German, with all that they name", () => {
  speak("de");
  for (const { id, args, text } of filled) {
    const german = explainFault({ id, args });
    expect(german, id).not.toBe(text);
    for (const value of Object.values(args)) expect(german, id).toContain(value);
  }
});
