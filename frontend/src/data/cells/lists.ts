// Several names in one text: A, B — or as a JSON list where a name has a comma of its own.
import type { Field } from "../../backend";
import { optionLabelOf } from "../label";
import { findOption, optionsOf } from "./options";

/** The names that a text lists, as they are written. */
export function parseNames(text: string): string[] {
  const words = text.trim();
  if (words.startsWith("[")) {
    const given = fromJSON(words);
    if (given) return given;
  }
  return words.split(/[,;\n\r]/).map((name) => name.trim()).filter(Boolean);
}

function fromJSON(text: string): string[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((name) => typeof name === "string") ? list : undefined;
  } catch { return undefined; }
}

/** The options that a text lists; or what is in it that is no option. */
export function parseOptions(field: Field, text: string): { names: string[] } | { unknown: string } {
  const options = optionsOf(field);
  const whole = options.length > 0 ? findOption(options, text) : undefined;
  if (whole) return { names: [whole.name] };
  const names: string[] = [];
  for (const word of parseNames(text)) {
    const name = options.length > 0 ? findOption(options, word)?.name : word;
    if (name === undefined) return { unknown: word };
    if (!names.includes(name)) names.push(name);
  }
  return { names };
}

/** The names as a person reads them, where they can be read back from that. */
export function namesText(field: Field, names: string[]): string {
  const options = optionsOf(field);
  const labels = names.map((name) => {
    const option = options.find((one) => one.name === name);
    return option && findOption(options, optionLabelOf(option)) === option ? optionLabelOf(option) : name;
  });
  const shown = labels.join(", ");
  const read = parseOptions(field, shown);
  return "names" in read && JSON.stringify(read.names) === JSON.stringify(names) ? shown : JSON.stringify(names);
}
