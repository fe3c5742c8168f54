import type { Field, Option } from "../../backend";
import { optionLabelOf } from "../label";

/** The options a person may choose from. A dynamic choice has none to show. */
export const optionsOf = (field: Field): Option[] => (Array.isArray(field.options) ? field.options : []);

/** The option that a text means: by its name, its label, or either ignoring case where that leaves no doubt. */
export function findOption(options: Option[], text: string): Option | undefined {
  const low = (words: string) => words.trim().toLocaleLowerCase();
  return options.find(({ name }) => name === text)
    ?? only(options.filter((option) => optionLabelOf(option) === text))
    ?? only(options.filter((option) => low(option.name) === low(text) || low(optionLabelOf(option)) === low(text)));
}

const only = (options: Option[]) => (options.length === 1 ? options[0] : undefined);
