import { EditBox } from "./EditBox";
import { type EditorProps, useDraft, useEditing } from "./useEditing";

/** A value that is only typed. Text may have several lines: Alt+Enter begins another. */
export function TextEditor(props: EditorProps) {
  const editing = useEditing(props, useDraft(props));
  return <EditBox editing={editing} field={props.field} lines={props.field.type === "string"} />;
}
