import type { Module, Path } from "../../backend";
import { CellEditor } from "../cells/CellEditor";
import type { Mark } from "./marks";
import type { Actions } from "./useActions";
import type { Editing } from "./useEditing";
import "./GridEditor.css";

interface Props {
  editing: Editing;
  top: number;
  height: number;
  path: Path;
  modules: Module[];
  actions: Actions;
  mark: Mark | undefined;
}

/** The editor of one cell, over it. It goes on when its row is out of sight or has moved. */
export function GridEditor({ editing: { row, column, text }, top, height, path, modules, actions, mark }: Props) {
  const { field, left, width } = column;
  const value = mark && "value" in mark ? mark.value : row?.record.values[field.name];
  return (
    <div className="GridEditor" style={{ top, left, width, height }}>
      <CellEditor
        field={field}
        value={value ?? null}
        initialText={text ?? mark?.text}
        links={row?.links ?? {}}
        workspace={path.workspace}
        modules={modules}
        onCommit={actions.commit}
        onLater={actions.later}
        onCancel={actions.cancel}
        onInvalid={actions.refuse}
        typed={actions.typed}
      />
    </div>
  );
}
