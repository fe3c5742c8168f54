import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { BackendError } from "../backend";
import en from "./en.json";
import { explain, t, type Word } from ".";
import de from "./de.json";
import { speak } from "./language";

const source = join(import.meta.dirname, "..");
const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith("test"))
  .map((file) => ({ file, text: readFileSync(join(source, file), "utf8") }));

function sentences(node: object, prefix = ""): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, string | object]) =>
    typeof value === "string" ? [[prefix + key, value] as [string, string]] : sentences(value, `${prefix}${key}.`),
  );
}
const { errors, ...words } = en;

describe("the words", () => {
  it("hold the same sentences for errors as Go does", () => {
    const go: unknown = JSON.parse(readFileSync(join(source, "../../backend/error.en.json"), "utf8"));
    expect(errors).toEqual(go);
  });

  it("are all well formed", () => {
    for (const [key, text] of sentences(words)) expect(() => new IntlMessageFormat(text, "en"), key).not.toThrow();
  });

  it("are all used", () => {
    const all = files.map(({ text }) => text).join("\n");
    const unused = sentences(words).map(([key]) => key).filter((key) => {
      const parts = key.split(".");
      // A key may be made of a fixed part and a value, as in t(`keys.list.${tab}`).
      return !all.includes(`"${key}"`) && !parts.some((_, at) => at > 0 && all.includes(`\`${parts.slice(0, at).join(".")}.\${`));
    });
    expect(unused).toEqual([]);
  });

  it("are the only place of sentences", () => {
    const attribute = /\s(?:aria-label|alt|description|label|lead|placeholder|title)="[^"]*[a-z][^"]*"/gi;
    const literal = files.flatMap(({ file, text }) => (text.match(attribute) ?? []).map((found) => `${file}:${found}`));
    expect(literal).toEqual([]);
  });

  it("follow the rules of plural", () => {
    expect(t("keys.list.selected", { count: 1 })).toBe("1 key selected");
    expect(t("keys.list.selected", { count: 12 })).toBe("12 keys selected");
    expect(t("keys.revoke.title", { count: 1, name: "Badge printer" })).toBe("Revoke “Badge printer”?");
  });

  it("take braces and tags in a name as they are", () => {
    expect(t("keys.created.title", { name: "{name} <b>" })).toBe("Key created: {name} <b>");
  });

  it("do not know a key that does not exist", () => {
    // @ts-expect-error -- held by the type check
    const wrong: Word = "keys.create.titel";
    expect(() => t(wrong)).toThrow();
  });
});

describe("the words in German", () => {
  it("follow the rules of plural", () => {
    speak("de");
    expect(t("keys.list.selected", { count: 1 })).toBe("1 Schlüssel ausgewählt");
    expect(t("keys.revoke.title", { count: 1, name: "Badge printer" })).toBe("„Badge printer“ widerrufen?");
    expect(t("keys.list.range", { from: 1, to: 25, total: 1200 })).toBe("1–25 von 1.200");
  });

  it("are English where a sentence is missing", () => {
    const { rail } = de.frame;
    try {
      delete (de.frame as Partial<typeof de.frame>).rail;
      speak("de");
      expect(t("frame.rail")).toBe("Parts of Owlet");
    } finally {
      de.frame.rail = rail;
    }
  });

  it("name the offender of an error, in German quotes", () => {
    speak("de");
    const error = new BackendError({ code: "invalid", id: "field.not_a_number", args: { field: "age", value: '"abc"', record: 3 } });
    expect(explain(error)).toBe("Feld „age“: „abc“ ist keine Zahl (Datensatz 3).");
    expect(explain(error, { field: { age: "Alter" } }, ["record"])).toBe("Feld „Alter“: „abc“ ist keine Zahl.");
    expect(explain(new TypeError("x"))).toBe(de.errors.internal);
    expect(explain({ code: "invalid", id: "field.options_only_choice", args: { field: "age", type: "number" } })).toBe("Feld „age“: Ein Feld vom Typ „Zahl“ hat keine Optionen.");
    const inFile = { code: "invalid", id: "bundle.record", args: { module: "crm", table: "people", reason: error } };
    expect(explain(inFile)).toBe("Tabelle „people“ der App „crm“: Feld „age“: „abc“ ist keine Zahl (Datensatz 3). Nichts wurde geöffnet.");
  });
});

describe("an error in words", () => {
  it("names the offender", () => {
    const error = new BackendError({ code: "conflict", id: "key.name_taken", args: { name: "Badge printer" } });
    expect(explain(error)).toBe('A live key of this workspace is already called "Badge printer".');
  });

  it("shows an argument as it is, even one that looks like a place", () => {
    expect(explain(new BackendError({ code: "conflict", id: "key.name_taken", args: { name: "{name}$&" } }))).toContain('"{name}$&"');
  });

  it("is the internal one for everything else", () => {
    for (const thrown of [new TypeError("x is undefined"), "no", undefined, { id: "no.such_id" }]) {
      expect(explain(thrown)).toBe(errors.internal);
    }
  });
});
