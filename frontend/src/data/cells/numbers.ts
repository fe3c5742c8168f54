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
  return text.replace(/[\u200e\u200f\u061c]/g, "").replace(/[\u2212\u2013]/g, "-").replace(/\s/g, " ").replace(/\u2019/g, "'");
}

/** The same with the digits 0 to 9 in the place of the locale's own. */
export function latin(text: string): string {
  const { digits } = signs();
  return digits === "0123456789" ? text : text.replace(/\p{Nd}/gu, (one) => (digits.includes(one) ? String(digits.indexOf(one)) : one));
}

const quoted = (sign: string) => sign.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Reads a number as the locale writes it: 1.234,56 in German. Groups have to be where the locale puts them, since a number of another
 * locale would else be read as a thousand times as much.
 */
export function parseNumber(text: string): number | undefined {
  const { decimal, group } = signs();
  const bare = tidy(latin(text)).trim().replace(/^\p{Sc}\s*|\s*\p{Sc}$/gu, "");
  const [mark, between] = [quoted(decimal), quoted(group)];
  const shape = new RegExp(`^([+-]?)(\\d{1,3}(?:${between}\\d{2,3})*${between}\\d{3}|\\d*)(?:${mark}(\\d*))?(?:e([+-]?\\d+))?$`, "i");
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = shape.exec(bare) ?? [];
  if (whole + fraction === "") return undefined;
  const value = Number(`${sign}${whole.replace(/\D/g, "")}.${fraction}e${exponent}`);
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** All digits of a number, with the locale's decimal mark and no groups: what spreadsheets of the same locale read as a number. */
export const numberText = (value: number) => String(value).replace(".", signs().decimal);
