import type { Field, Value } from "../../backend";
import { t } from "../../words";
import { labelOf, optionLabelOf } from "../label";
import { OptionBadge } from "../OptionBadge";
import { EditBox } from "./EditBox";
import { OptionList } from "./OptionList";
import { optionsOf } from "./options";
import { type Parsed, parseText } from "./parse";
import { editText } from "./text";
import { type EditorProps, useDraft, useEditing } from "./useEditing";
import { type Item, matching, useList } from "./useList";

interface Choice extends Item { value: Value; color?: string | undefined }

/** One option, or yes or no: typed as far as it takes to find it, or chosen below. */
export function ChoiceEditor(props: EditorProps) {
  const { field, value, links } = props;
  const draft = useDraft(props);
  const typed = draft.text === editText(field, value, links) ? "" : draft.text;
  const all = choicesOf(field);
  const items = matching(all, typed);
  const list = useList(items, typed ? items[0] : all.find((item) => item.value === value));
  const { active, moved } = list;
  const editing = useEditing(props, draft, (): Parsed => {
    if (active && moved) return { value: active.value };
    if (!draft.changed) return { value };
    const parsed = parseText(field, draft.text, links);
    return "value" in parsed || !active || typed === "" ? parsed : { value: active.value };
  });
  return (
    <EditBox
      editing={editing}
      field={field}
      list={list}
      picker={(
        <OptionList list={list} label={labelOf(field)} isChosen={(item) => item.value === value} onChoose={(item) => editing.give(item.value, "stay")}>
          {(item) => <ChoiceView item={item} />}
        </OptionList>
      )}
    />
  );
}

function ChoiceView({ item: { value, text, color } }: { item: Choice }) {
  if (typeof value === "string") return <OptionBadge option={{ name: text, ...(color ? { color } : {}) }} />;
  return <span className={value === null ? "muted" : undefined}>{text}</span>;
}

function choicesOf(field: Field): Choice[] {
  const nothing: Choice[] = field.required ? [] : [{ id: "empty", text: t("data.empty"), value: null }];
  if (field.type === "boolean") return [{ id: "yes", text: t("data.yes"), value: true }, { id: "no", text: t("data.no"), value: false }, ...nothing];
  return [...optionsOf(field).map((option) => ({ id: `option ${option.name}`, text: optionLabelOf(option), value: option.name, color: option.color })), ...nothing];
}
