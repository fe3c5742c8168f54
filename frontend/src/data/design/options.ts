import type { Option } from "../../backend";
import { Refusal } from "../../ui/useSubmit";
import { t } from "../../words";
import { optionLabelOf } from "../label";
import { nextColor } from "./colors";
import { withLabel } from "./labels";

/** An option while it is being edited: new ones have no id yet, but a key. */
export interface OptionDraft extends Option { key: string }

let made = 0;

export const draftsOf = (options: Option[]): OptionDraft[] => options.map((option) => ({ ...option, key: option.id ?? option.name }));

/** Options without what only the editor knows; their order is their place. */
export const optionsOf = (drafts: OptionDraft[]): Option[] =>
  drafts.map(({ id, name, labels, color, textColor, icon }, order) => ({
    ...(id !== undefined && { id }), name: name.trim(), order, ...(labels && { labels }), ...(color && { color }),
    ...(textColor && { textColor }), ...(icon && { icon }),
  }));

const read = (name: string) => name.trim().toLowerCase();

/** The lines of a text that are no options yet, each once; and the options that others are, as they are called. */
export function linesOf(drafts: OptionDraft[], text: string): { fresh: string[]; known: string[] } {
  const names = new Map(drafts.flatMap((draft) => [draft.name, optionLabelOf(draft)].map((name) => [read(name), name.trim()] as const)));
  const [fresh, known]: [string[], string[]] = [[], []];
  for (const line of text.split(/\r?\n/).map((one) => one.trim()).filter(Boolean)) {
    const there = names.get(read(line));
    if (there !== undefined) known.push(there);
    else fresh.push(line);
    names.set(read(line), there ?? line);
  }
  return { fresh, known: [...new Set(known)] };
}

/** The options with one more for each line that is not one yet. */
export function withLines(drafts: OptionDraft[], text: string): OptionDraft[] {
  const fresh = linesOf(drafts, text).fresh.map((name, at) => ({ key: `new-${made++}`, name, color: nextColor(drafts.length + at) }));
  return [...drafts, ...fresh];
}

/** Refuses options that a person cannot choose between. */
export function checkOptions(drafts: OptionDraft[]): void {
  const names = drafts.map(optionLabelOf).map(read);
  const twice = drafts.find((draft, at) => names.indexOf(read(optionLabelOf(draft))) < at);
  if (drafts.length === 0) throw new Refusal("options", t("data.design.options.missing"));
  if (drafts.some(({ name }) => !name.trim())) throw new Refusal("options", t("data.design.options.nameless"));
  if (twice) throw new Refusal("options", t("data.design.options.twice", { name: optionLabelOf(twice).trim() }));
}

/** An option under another name. Where people read a label, that changes and the name for tools stays. */
export function renamed(option: OptionDraft, text: string): OptionDraft {
  return option.labels && optionLabelOf(option) !== option.name ? { ...option, labels: withLabel(option.labels, text) } : { ...option, name: text };
}
