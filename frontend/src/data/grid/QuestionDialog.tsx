import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { t } from "../../words";
import { formatNumber } from "../format";
import type { Question } from "./blocks";

/** Asks before many cells are written at once. */
export function QuestionDialog({ question: { kind, cells, does, go }, onClose }: { question: Question; onClose: () => void }) {
  const values = { count: cells, cells: formatNumber(cells) };
  const act = () => {
    onClose();
    go();
  };
  return (
    <Dialog title={t(`data.grid.ask.${kind}.title`, values)} onClose={onClose} role="alertdialog">
      {does.map((sentence) => <p key={sentence}>{sentence}</p>)}
      <div className="actions">
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
        <Button look="primary" autoFocus onPress={act}>{t(`data.grid.ask.${kind}.submit`, values)}</Button>
      </div>
    </Dialog>
  );
}
