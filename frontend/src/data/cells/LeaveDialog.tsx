import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { t } from "../../words";

interface Props {
  title: string;
  onStay: () => void;
  onDiscard: () => void;
}

/** Asks before changes are lost that are not saved. */
export function LeaveDialog({ title, onStay, onDiscard }: Props) {
  return (
    <Dialog title={t("cells.leave.title", { name: title })} role="alertdialog" onClose={onStay}>
      <p>{t("cells.leave.text")}</p>
      <div className="actions">
        <Button autoFocus onPress={onStay}>{t("cells.leave.stay")}</Button>
        <Button look="danger" onPress={onDiscard}>{t("cells.leave.discard")}</Button>
      </div>
    </Dialog>
  );
}
