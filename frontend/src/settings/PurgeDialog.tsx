import { useState } from "react";
import { purgeWorkspace, type Trashed } from "../backend";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { TextField } from "../ui/TextField";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { t } from "../words";

/** Deletes a workspace for good, once its exact name is typed. */
export function PurgeDialog({ workspace, onClose }: { workspace: Trashed; onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const { name } = workspace;
  const submit = useSubmit(async () => {
    if (typed !== name) return;
    await purgeWorkspace(workspace.id, typed);
    toast({ text: t("settings.trash.purged", { name }) });
    onClose();
  }, { confirm: "workspace.confirm" });
  return (
    <Dialog title={t("settings.trash.purgeTitle", { name })} onClose={onClose} role="alertdialog">
      <p>{t("settings.trash.purgeLead")}</p>
      <Form submit={submit}>
        <TextField autoFocus name="confirm" label={t("settings.workspacePage.typeName")} placeholder={name} value={typed} onChange={setTyped} />
        <div className="actions">
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="danger" isDisabled={typed !== name} isPending={submit.busy}>{t("settings.trash.purge")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
