import type { Option } from "../../backend";
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

/** The options with one more for each line that is not one yet. */
export function withLines(drafts: OptionDraft[], text: string): OptionDraft[] {
  const known = new Set(drafts.map(({ name }) => name));
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line && !known.has(line));
  const fresh = [...new Set(lines)].map((name, at) => ({ key: `new-${made++}`, name, color: nextColor(drafts.length + at) }));
  return [...drafts, ...fresh];
}

/** An option under another name. Where people read a label, that changes and the name for tools stays. */
export function renamed(option: OptionDraft, text: string): OptionDraft {
  return option.labels && optionLabelOf(option) !== option.name ? { ...option, labels: withLabel(option.labels, text) } : { ...option, name: text };
}
