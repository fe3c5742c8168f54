import { type Backup, deleteBackup } from "../backend";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { t } from "../words";
import { formatTime } from "../words/time";

/** Asks before a backup is gone for good. */
export function DeleteBackupDialog({ workspaceId, backup, onClose }: { workspaceId: string; backup: Backup; onClose: () => void }) {
  const time = formatTime(backup.at);
  const submit = useSubmit(async () => {
    await deleteBackup(workspaceId, backup.id);
    toast({ text: t("backups.delete.done", { time }) });
    onClose();
  });
  return (
    <Dialog title={t("backups.delete.title", { time })} onClose={onClose} role="alertdialog">
      <p>{t("backups.delete.lead")}</p>
      <Form submit={submit}>
        <div className="actions">
          <Button autoFocus onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="danger" isPending={submit.busy}>{t("backups.delete.submit")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
