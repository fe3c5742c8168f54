import { ColorPanel } from "./ColorPanel";
import { EditBox } from "./EditBox";
import { type EditorProps, useDraft, useEditing } from "./useEditing";

/** A colour: typed as #2c6bd6, or chosen below. */
export function ColorEditor(props: EditorProps) {
  const draft = useDraft(props);
  const editing = useEditing(props, draft);
  const swatch = <span className="swatch" style={{ background: draft.text }} />;
  return <EditBox editing={editing} field={props.field} before={swatch} picker={<ColorPanel value={draft.text} onChange={draft.setText} />} />;
}
