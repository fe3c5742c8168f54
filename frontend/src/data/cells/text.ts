// One value as a text to copy, and as a text to edit.
import type { Field, Links, Value } from "../../backend";
import { t } from "../../words";
import { isEmpty, textOf as readText } from "../format";
import { heldAs } from "../held";
import { optionLabelOf } from "../label";
import { dayText } from "./days";
import { namesText } from "./lists";
import { appointmentText, momentEditText, momentText } from "./moments";
import { numberText } from "./numbers";
import { findOption, optionsOf } from "./options";
import { parseText } from "./parse";

/** A value as it is copied: spreadsheets understand it, and parseText reads the same value back. */
export function textOf(of: Field, value: Value | undefined, links: Links = {}): string {
  if (isEmpty(value)) return "";
  if (of.result && typeof value === "object") return readText(of, value, links);
  const field = heldAs(of);
  if (typeof value === "boolean") return t(value ? "data.yes" : "data.no");
  if (typeof value === "number") return numberText(value);
  if (Array.isArray(value)) return namesText(field, value);
  return writers[field.type]?.(value, field, links) ?? value;
}

type Writer = (text: string, field: Field, links: Links) => string;

const writers: Partial<Record<Field["type"], Writer>> = {
  timestamp: momentText,
  appointment: (text) => appointmentText(text),
  choice: (name, field) => {
    const options = optionsOf(field);
    const option = options.find((one) => one.name === name);
    return option && findOption(options, optionLabelOf(option)) === option ? optionLabelOf(option) : name;
  },
  reference: (id, field, links) => {
    const title = links[field.name]?.[id];
    const read = title === undefined ? undefined : parseText(field, title, links);
    return title !== undefined && read && "value" in read && read.value === id ? title : `#${id}`;
  },
};

const editors: Partial<Record<Field["type"], (text: string) => string>> = {
  date: dayText,
  timestamp: momentEditText,
  appointment: (text) => appointmentText(text, momentEditText),
};

/** A value as one edits it: as textOf, with dates as the locale writes them. */
export function editText(field: Field, value: Value | undefined, links: Links = {}): string {
  const edit = editors[field.type];
  return edit && typeof value === "string" ? edit(value) : textOf(field, value, links);
}
