// One value from what a person typed or pasted.
import type { Field, Links, Value } from "../../backend";
import { t } from "../../words";
import { formatNumber } from "../format";
import { labelOf } from "../label";
import { clockValue, parseClock, parseDuration } from "./clock";
import { dayText, iso, parseDay } from "./days";
import { parseOptions } from "./lists";
import { momentEditText, parseAppointment, parseMoment } from "./moments";
import { parseNumber } from "./numbers";
import { findOption, optionsOf } from "./options";

/** A value that Go takes, or a sentence that says why the text is none. */
export type Parsed = { value: Value } | { problem: string };

/** Past this, a number does not hold every whole number exactly, and Go refuses it. */
const exact = 2 ** 53;

/** Reads a text as a value of the field, as the person's locale writes it. What a link may be called is taken from links. */
export function parseText(field: Field, text: string, links: Links = {}): Parsed {
  if (field.type === "function" || field.type === "reverse") return { problem: t("cells.problem.readOnly", { field: labelOf(field) }) };
  const parse = field.type === "choice" && optionsOf(field).length === 0 ? undefined : parsers[field.type];
  const blank = parse ? text.trim() === "" : text === "";
  if (blank) return field.required ? { problem: t("cells.problem.required", { field: labelOf(field) }) } : { value: null };
  return parse ? parse(text, field, links) : { value: text };
}

type Parser = (text: string, field: Field, links: Links) => Parsed;

/** What has no parser is text, kept as it is written; so is a choice without options. */
const parsers: Partial<Record<Field["type"], Parser>> = {
  number: (text) => {
    const value = parseNumber(text);
    if (value === undefined) return wrong("number", text, formatNumber(1234.5));
    return Math.abs(value) > exact ? wrong("large", text) : { value };
  },
  boolean: (text) => {
    const word = text.trim().toLocaleLowerCase();
    const value = yes().includes(word) ? true : no().includes(word) ? false : undefined;
    return settle(value, "boolean", text);
  },
  date: (text) => {
    const day = parseDay(text);
    return settle(day && iso(day), "date", text, dayText(sampleDay));
  },
  timestamp: (text) => settle(parseMoment(text), "timestamp", text, momentEditText(sampleMoment)),
  time: (text) => {
    const clock = parseClock(text);
    return settle(clock && clockValue(clock), "time", text);
  },
  timeinterval: (text) => settle(parseDuration(text), "timeinterval", text),
  appointment: (text) => settle(parseAppointment(text), "appointment", text, `${momentEditText(sampleMoment)} – 10:30`),
  choice: parseChoice,
  multi: parseMulti,
  dmulti: parseMulti,
  reference: parseReference,
};

const sampleDay = "2027-04-30";
const sampleMoment = "2027-04-30T09:30:00Z";

const yes = () => ["yes", "y", "true", "1", "ja", "j", "wahr", "x", t("data.yes").toLocaleLowerCase()];
const no = () => ["no", "n", "false", "0", "nein", "falsch", t("data.no").toLocaleLowerCase()];

const settle = (value: Value | undefined, kind: Kind, text: string, example?: string): Parsed => (value === undefined ? wrong(kind, text, example) : { value });

type Kind = "number" | "large" | "boolean" | "date" | "timestamp" | "time" | "timeinterval" | "appointment" | "reference" | "sameTitle";

const wrong = (kind: Kind, text: string, example = ""): Parsed => ({ problem: t(`cells.problem.${kind}`, { text: text.trim(), example }) });

function parseChoice(text: string, field: Field): Parsed {
  const option = findOption(optionsOf(field), text);
  return option ? { value: option.name } : noOption(field, text);
}

function parseMulti(text: string, field: Field): Parsed {
  const read = parseOptions(field, text);
  return "names" in read ? { value: read.names.length > 0 ? read.names : null } : noOption(field, read.unknown);
}

const noOption = (field: Field, text: string): Parsed => ({ problem: t("cells.problem.option", { text: text.trim(), field: labelOf(field) }) });

/** A title before an id: a record may be called 2027. #2027 is always the id. */
function parseReference(text: string, field: Field, links: Links): Parsed {
  const words = text.trim();
  const titles = Object.entries(links[field.name] ?? {});
  const ids = titles.filter(([, title]) => title.trim() === words).map(([id]) => id);
  if (ids.length === 1) return { value: ids[0] ?? null };
  if (ids.length > 1) return wrong("sameTitle", words);
  const id = /^#?0*([1-9]\d{0,15})$/.exec(words)?.[1];
  return settle(id, "reference", words);
}
