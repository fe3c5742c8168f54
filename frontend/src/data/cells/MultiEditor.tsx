import { type KeyboardEvent, useState } from "react";
import type { Option } from "../../backend";
import { optionOf } from "../format";
import { labelOf, optionLabelOf } from "../label";
import { OptionBadge } from "../OptionBadge";
import { EditBox } from "./EditBox";
import { OptionList } from "./OptionList";
import { optionsOf } from "./options";
import { type Parsed, parseText } from "./parse";
import { t } from "../../words";
import { type EditorProps, useDraft, useEditing } from "./useEditing";
import { type Item, matching, useList } from "./useList";

interface Choice extends Item { option: Option }

/** Any number of options. Typing finds one, Enter takes it or gives it back; Enter without a text ends the edit. */
export function MultiEditor(props: EditorProps) {
  const { field, value } = props;
  const draft = useDraft(props, "");
  const [chosen, setChosen] = useState<string[]>(Array.isArray(value) ? value : []);
  const { text, setText } = draft;
  const all: Choice[] = optionsOf(field).map((option) => ({ id: option.name, text: optionLabelOf(option), option }));
  const items = matching(all, text);
  const list = useList(items, text ? items[0] : undefined);

  const toggle = (name: string) => {
    setChosen((old) => (old.includes(name) ? old.filter((one) => one !== name) : [...old, name]));
    setText("");
  };
  /** What is chosen, with what is still in the text. */
  const meaning = (): Parsed => {
    const parsed = text.trim() ? parseText(field, text) : { value: [] };
    if ("problem" in parsed && !list.active) return parsed;
    const typed = "value" in parsed && Array.isArray(parsed.value) ? parsed.value : list.active ? [list.active.option.name] : [];
    const names = [...new Set([...chosen, ...typed])];
    if (names.length === 0 && field.required) return parseText(field, "");
    return { value: names.length > 0 ? names : null };
  };
  const editing = useEditing(props, draft, meaning);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const acts = (event.key === "Enter" && (text !== "" || list.moved)) || (event.key === " " && text === "");
    if (acts && list.active && !event.shiftKey) toggle(list.active.option.name);
    else if (event.key === "Backspace" && text === "") setChosen((old) => old.slice(0, -1));
    else return list.onKeyDown(event);
    list.reset();
    event.preventDefault();
    return true;
  };
  return (
    <EditBox
      editing={editing}
      field={field}
      before={chosen.map((name) => <OptionBadge key={name} option={optionOf(field, name)} />)}
      list={{ ...list, onKeyDown }}
      picker={(
        <>
          <OptionList list={list} multiple label={labelOf(field)} isChosen={({ option }) => chosen.includes(option.name)} onChoose={({ option }) => toggle(option.name)}>
            {({ option }) => <OptionBadge option={option} />}
          </OptionList>
          <p className="hint">{t("cells.list.multi")}</p>
        </>
      )}
    />
  );
}
