import { EditorState } from "@codemirror/state";
import { CompletionContext } from "@codemirror/autocomplete";
import { StringStream } from "@codemirror/language";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { CodeFault, Language } from "../../backend";
import { fieldOf, moduleOf, tableOf } from "../../test/tables";
import { t, type Word } from "../../words";
import { speak } from "../../words/language";
import { complete, signature } from "./completion";
import { diagnosticsOf, spanOf } from "./faults";
import { token } from "./language";

type State = Parameters<typeof token>[1];

/** The pieces of a text and what each is. */
function colours(text: string): string[] {
  const state: State = { open: [], within: "" };
  return text.split("\n").flatMap((line) => {
    const stream = new StringStream(line, 2, 2);
    const found: string[] = [];
    while (!stream.eol()) {
      stream.start = stream.pos;
      const kind = token(stream, state);
      expect(stream.pos).toBeGreaterThan(stream.start);
      if (kind) found.push(`${kind} ${stream.current()}`);
    }
    return found;
  });
}

describe("the colours of a formula", () => {
  it("tell words, names, functions and values apart", () => {
    expect(colours("if sum(line.qty) >= 1.5 then 'my name' else null end")).toEqual([
      "keyword if", "function sum", "bracket (", "name line", "operator .", "name qty", "bracket )", "operator >", "operator =", "number 1.5",
      "keyword then", "name 'my name'", "keyword else", "atom null", "keyword end",
    ]);
  });

  it("follow texts, templates and comments over lines", () => {
    expect(colours('"a ""b""\nc" + x')).toEqual(['string "a ""b""', 'string c"', "operator +", "name x"]);
    expect(colours("---a {if x then {\"k\": 1} end} b--- -- rest")).toEqual([
      "string ---", "string a ", "bracket {", "keyword if", "name x", "keyword then", "bracket {", 'string "k"', "operator :", "number 1", "bracket }",
      "keyword end", "bracket }", "string  b", "string ---", "comment -- rest",
    ]);
    expect(colours("1 /* a\nb */ 2 // c")).toEqual(["number 1", "comment /* a", "comment b */", "number 2", "comment // c"]);
    expect(colours("2x + größe")).toEqual(["name 2x", "operator +", "name größe"]);
  });
});

describe("faults", () => {
  const fault = (part: Partial<CodeFault>): CodeFault => ({ line: 1, column: 1, length: 1, id: "no_record", args: null, message: "", ...part });

  it("stand where Go counts characters", () => {
    expect(spanOf(fault({ column: 7, length: 3 }), '"🦉" + nam')).toEqual({ from: 7, to: 10 });
    expect(spanOf(fault({ line: 2, column: 2, length: 1 }), "1 +\n x")).toEqual({ from: 5, to: 6 });
  });

  it("at the end of a text are seen on its last character", () => {
    expect(spanOf(fault({ column: 4, length: 0 }), "1 +")).toEqual({ from: 2, to: 3 });
    expect(spanOf(fault({ column: 9, line: 9 }), "")).toEqual({ from: 0, to: 0 });
  });

  it("are told in words", () => {
    expect(diagnosticsOf([fault({})], "this")[0]?.message).toBe("There is no record here that “this” could mean.");
  });
});

const words: Language = {
  words: ["if", "then", "end", "select", "limit"],
  functions: [{ name: "round", forms: [{ params: [{ name: "n", takes: "number", optional: false, rest: false }, { name: "digits", takes: "number", optional: true, rest: false }], gives: "number" }] }],
};
const event = tableOf({ id: "2", name: "event", labels: { "": "Events" }, fields: [fieldOf({ name: "title" }), fieldOf({ name: "if" })] });
const guest = tableOf({ id: "1", name: "guest", fields: [fieldOf({ name: "seats", type: "number" }), fieldOf({ name: "event", type: "reference", refTableId: "2" })] });
const scope = { module: moduleOf({ name: "planning", tables: [guest, event] }), table: guest };
const offered = (text: string, explicit = true) => complete(new CompletionContext(EditorState.create({ doc: text }), text.length, explicit), scope, words);
const labels = (text: string) => offered(text)?.options.map(({ label }) => label);

describe("suggestions", () => {
  it("are fields, functions with what they take, and words", () => {
    expect(labels("se")).toEqual(["seats", "event", "round", "if", "then", "end", "select", "limit"]);
    const round = offered("ro")?.options.find(({ label }) => label === "round");
    expect(round).toMatchObject({ detail: "(n: number, digits?: number) → number", info: "The number, rounded to so many digits." });
    expect(offered("seats + ", false)).toBeNull();
  });

  it("go through links, and put quotes around what is a word of the language", () => {
    expect(labels("event.")).toEqual(["title", "'if'"]);
    expect(offered("event.ti")?.from).toBe(6);
    expect(labels("select ")).toEqual(["guest", "event"]);
    expect(labels("seats.")).toBeUndefined();
  });

  it("say what a function takes", () => {
    expect(signature({ params: [{ name: "a", takes: "any", optional: false, rest: false }, { name: "more", takes: "any", optional: false, rest: true }], gives: "any" })).toBe("(a: any, …more: any) → any");
  });
});

describe("the help", () => {
  afterEach(() => speak("en"));
  const rows = readFileSync(join(import.meta.dirname, "../../../../backend/nx/testdata/functions.tsv"), "utf8").split("\n");
  const names = [...new Set(rows.flatMap((row) => /^(\w+)\t/.exec(row)?.[1] ?? []))];

  it("has a line for every function, in each language", () => {
    expect(names.length).toBeGreaterThan(90);
    for (const name of [...names, "record", "get"]) {
      speak("en");
      const english = t(`data.formula.help.${name}` as Word);
      speak("de");
      expect(t(`data.formula.help.${name}` as Word), name).not.toBe(english);
      expect(english.length, name).toBeLessThan(90);
    }
  });
});
