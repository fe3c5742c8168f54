import { Symbol } from "../design/Symbol";
import { SymbolList } from "../design/SymbolList";
import { symbolOf } from "../design/symbols";
import { EditBox } from "./EditBox";
import { type EditorProps, useDraft, useEditing } from "./useEditing";

/** A symbol: its name typed, or chosen below, among those that have what is typed in their names. */
export function IconEditor(props: EditorProps) {
  const draft = useDraft(props);
  const editing = useEditing(props, draft);
  const { text, changed } = draft;
  return (
    <EditBox
      editing={editing}
      field={props.field}
      before={symbolOf(text) && <Symbol icon={{ icon: text }} of="app" />}
      picker={<SymbolList of="app" search={changed ? text.trim() : ""} value={{ icon: symbolOf(text) ?? text }} onChange={(name) => editing.give(name, "stay")} />}
    />
  );
}
