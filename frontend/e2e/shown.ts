// What a page says, held against the files of words.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import type { Page } from "playwright-core";
import { root } from "./program";

/** A part of a sentence as ICU's parser gives it; those of type 0 are text. */
interface Part { type: number; value?: unknown; options?: Record<string, { value: Part[] }> }

const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");

function pattern(parts: Part[]): string {
  return parts.map(({ type, value, options }) => {
    if (options) return `(?:${Object.values(options).map((option) => pattern(option.value)).join("|")})`;
    return type === 0 && typeof value === "string" ? quote(value) : ".+";
  }).join("");
}

const asError = (text: string) => text.split(/\{\w+\}/).map(quote).join(".+");

/** One that is nearly all places would match anything. */
const says = (text: string) => !text.includes("{") || (text.replace(/\{\w+\}/g, "").match(/\p{L}/gu) ?? []).length > 2;

/** Matches whatever can be made of the sentences of a language, errors as well. */
export function sentencesOf(language: string): { text: string; match: RegExp }[] {
  const walk = (node: object, key: string): { text: string; match: RegExp }[] =>
    Object.entries(node).flatMap(([name, text]: [string, string | object]) => {
      if (typeof text === "object") return walk(text, `${key}${name}.`);
      const made = key.startsWith("errors.") ? asError(text) : pattern(new IntlMessageFormat(text, "en").getAst());
      return says(text) ? [{ text, match: new RegExp(`^${made}$`, "su") }] : [];
    });
  return walk(JSON.parse(readFileSync(join(root, `frontend/src/words/${language}.json`), "utf8")) as object, "");
}

/** Every text that a page shows or tells a screen reader, but what is in cells of data, figures and times, in code and in a frame. */
export function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const data = "code, pre, [role=gridcell], [role=rowheader], time, .Metrics dd, .Copyable, [data-live-announcer]";
    const shown = [...document.body.querySelectorAll("*")].filter((e) => e.getClientRects().length > 0 && !e.closest(data));
    const texts = shown.flatMap((e) => [
      ...[...e.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent ?? ""),
      ...["aria-label", "placeholder", "title", "alt"].map((name) => e.getAttribute(name) ?? ""),
    ]);
    return [...new Set(texts.map((text) => text.replace(/\s+/g, " ").trim()).filter((text) => /\p{L}{2}/u.test(text)))];
  });
}
