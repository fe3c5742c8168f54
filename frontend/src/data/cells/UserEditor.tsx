import { labelOf } from "../label";
import { EditBox } from "./EditBox";
import { OptionList } from "./OptionList";
import { parseText } from "./parse";
import { type EditorProps, useDraft, useEditing } from "./useEditing";
import { useHeld } from "./useHeld";
import { matching, useList } from "./useList";

/** Somebody's name: typed, or one that the column holds already. */
export function UserEditor(props: EditorProps) {
  const { field, value, links, workspace, modules } = props;
  const draft = useDraft(props);
  const held = useHeld(workspace, modules, field).map((text) => ({ id: text, text }));
  const list = useList(matching(held, draft.changed ? draft.text : ""), undefined);
  const { active, moved } = list;
  const editing = useEditing(props, draft, () => {
    if (active && moved) return { value: active.text };
    return draft.changed ? parseText(field, draft.text, links) : { value };
  });
  const picker = list.items.length > 0 && (
    <OptionList list={list} label={labelOf(field)} isChosen={({ text }) => text === value} onChoose={({ text }) => editing.give(text, "stay")}>
      {({ text }) => text}
    </OptionList>
  );
  return <EditBox editing={editing} field={field} {...(picker ? { list, picker } : {})} />;
}
