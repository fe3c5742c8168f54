import type { Undo } from "../cells/useUndo";
import { clear, copy, paste, sayFailed, type Sheet } from "./blocks";
import { isNew } from "./marks";
import { rangeOf, sizeOf } from "./selection";
import { useEditing } from "./useEditing";

interface Options extends Sheet {
  undo: Undo;
  onDelete: () => void;
  focus: () => void;
  /** Takes the focus where no key writes anything. */
  rest: () => void;
}

/** What can be done with the cells that are selected. */
export function useActions(options: Options) {
  const { columns, selected, edits, undo } = options;
  const editing = useEditing(options);
  const { active } = selected.selection;
  const range = rangeOf(selected.selection, columns.length + 1);
  const sayUnsaved = (error: unknown) => sayFailed(options, error, true);
  const escape = (): boolean => {
    const { mark, spot, column } = editing;
    if (mark && column && spot) edits.forget(spot, column.field);
    else if (sizeOf(range) > 1) selected.go({ do: "at", cell: active, extend: false });
    else return false;
    return true;
  };
  const remove = () => {
    const { spot } = editing;
    if (spot && isNew(spot.id)) edits.discard(spot.id);
    else options.onDelete();
  };
  return {
    ...editing,
    escape,
    clear: () => {
      selected.reveal();
      if (active.col === 0) remove();
      else void clear(options, range).catch(sayUnsaved);
    },
    copy: (clipboard: DataTransfer, cut: boolean) => void copy(options, range, clipboard, cut).catch((error: unknown) => sayFailed(options, error, cut)),
    paste: (clipboard: DataTransfer) => void paste(options, range, clipboard).catch(sayUnsaved),
    undo: () => void undo.undo(),
    redo: () => void undo.redo(),
  };
}

export type Actions = ReturnType<typeof useActions>;
