import { locale } from "../../words/time";

interface Signs { decimal: string; group: string; digits: string }

const known = new Map<string, Signs>();

/** How the person's locale writes numbers: spaces and apostrophes of every kind count as one. */
function signs(): Signs {
  const name = locale();
  const found = known.get(name) ?? read(name);
  known.set(name, found);
  return found;
}

function read(name: string): Signs {
  const parts = new Intl.NumberFormat(name, { useGrouping: true }).formatToParts(-1234567.5);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value ?? "";
  const digit = new Intl.NumberFormat(name, { useGrouping: false });
  return { decimal: sign("decimal"), group: tidy(sign("group")), digits: Array.from({ length: 10 }, (_, one) => digit.format(one)).join("") };
}

/** The same with the digits 0 to 9, one kind of minus, of space and of apostrophe, and no marks of direction. */
function tidy(text: string): string {
  return text.replace(/[\u200e\u200f\u061c]/g, "").replace(/[\u2212\u2013\u2014]/g, "-").replace(/\s/g, " ").replace(/\u2019/g, "'");
}

/** The same with the digits 0 to 9 in the place of the locale's own. */
export function latin(text: string): string {
  const { digits } = signs();
  return digits === "0123456789" ? text : text.replace(/\p{Nd}/gu, (one) => (digits.includes(one) ? String(digits.indexOf(one)) : one));
}

const quoted = (sign: string) => sign.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Currencies that stand for themselves: their signs, and the codes of those that are usual. */
const currency = "(?:\\p{Sc}|AUD|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HUF|INR|JPY|NOK|PLN|SEK|TRY|USD)";
const atFront = new RegExp(`^(-? ?)${currency} ?`, "u");
const atEnd = new RegExp(` ?${currency}$`, "u");
const brackets = /^\((.+)\)$/;

/**
 * Reads a number as the locale writes it: 1.234,56 in German; with a currency, of which the sign may stand in front; in brackets, which make it
 * negative; as a percentage; with a dash for no cents. Groups have to be where the locale puts them, or parted by spaces or apostrophes, since a
 * number of another locale would else be read as a thousand times as much. Go reads imports by the same rules: test/numbers.json has examples.
 */
export function parseNumber(text: string): number | undefined {
  const outer = unbracketed(tidy(latin(text)).trim());
  const percent = outer.text.endsWith("%");
  const amount = percent ? outer.text.slice(0, -1).trim() : withoutCurrency(outer.text);
  if (percent && /e/i.test(amount)) return undefined;
  const inner = outer.negative ? outer : unbracketed(amount);
  const negative = outer.negative || inner.negative;
  const bare = outer.negative ? amount : inner.text;
  if (negative && /^[-+]/.test(bare)) return undefined;
  return plainNumber(bare, negative, percent ? -2 : 0);
}

const unbracketed = (text: string) => {
  const inside = brackets.exec(text)?.[1];
  return { text: inside?.trim() ?? text, negative: inside !== undefined };
};

/** Takes one currency away, in front or at the end. */
function withoutCurrency(text: string): string {
  const bare = text.replace(atFront, "$1");
  return bare === text ? text.replace(atEnd, "") : bare.replace(/^- /, "-");
}

/** How whole numbers are written with groups: where the locale has them, or by threes with spaces or apostrophes. */
function wholes(group: string): string {
  const own = group === "" ? [] : [`\\d{1,3}(?:${quoted(group)}\\d{2,3})*${quoted(group)}\\d{3}`];
  return [...own, "\\d{1,3}(?: \\d{3})+", "\\d{1,3}(?:'\\d{3})+", "\\d*"].join("|");
}

function plainNumber(bare: string, negative: boolean, shift: number): number | undefined {
  const { decimal, group } = signs();
  const shape = new RegExp(`^([+-]?)(${wholes(group)})(?:${quoted(decimal)}(\\d*)|[.,]-{1,2})?(?:e([+-]?\\d+))?$`, "i");
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = shape.exec(bare) ?? [];
  if (whole + fraction === "") return undefined;
  const value = Number(`${negative ? "-" : sign}${whole.replace(/\D/g, "")}.${fraction}e${Number(exponent) + shift}`);
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** All digits of a number, with the locale's decimal mark and no groups: what spreadsheets of the same locale read as a number. */
export const numberText = (value: number) => String(value).replace(".", signs().decimal);
