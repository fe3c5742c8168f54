import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { t } from "../../words";

interface Props { onStay: () => void; onLeave: () => void }

/** Asks before what was chosen about a file is lost. */
export function LeaveQuestion({ onStay, onLeave }: Props) {
  return (
    <Dialog role="alertdialog" title={t("sheet.leave.title")} onClose={onStay}>
      <p>{t("sheet.leave.text")}</p>
      <div className="actions">
        <Button onPress={onLeave}>{t("sheet.leave.leave")}</Button>
        <Button look="primary" autoFocus onPress={onStay}>{t("sheet.leave.stay")}</Button>
      </div>
    </Dialog>
  );
}
