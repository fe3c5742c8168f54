import { IconButton } from "../../ui/IconButton";
import { t } from "../../words";
import type { Undo } from "./useUndo";
import "./UndoButtons.css";

/** Takes back and does again; on hover each says what. */
export function UndoButtons({ undo: { canUndo, canRedo, undoLabel = "", redoLabel = "", undo, redo } }: { undo: Undo }) {
  return (
    <div className="UndoButtons">
      <IconButton
        icon="undo"
        label={canUndo ? t("cells.undo.undo", { label: undoLabel }) : t("cells.undo.nothing")}
        isDisabled={!canUndo}
        onPress={() => void undo()}
      />
      <IconButton
        icon="redo"
        label={canRedo ? t("cells.undo.redo", { label: redoLabel }) : t("cells.undo.nothingAgain")}
        isDisabled={!canRedo}
        onPress={() => void redo()}
      />
    </div>
  );
}
