import { useState } from "react";
import { type Key, renameKey } from "../backend";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { TextField } from "../ui/TextField";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { t } from "../words";

/** Gives a key another name. */
export function RenameKeyDialog({ keyToRename: key, onClose }: { keyToRename: Key; onClose: () => void }) {
  const [name, setName] = useState(key.name);
  const submit = useSubmit(
    async () => {
      const renamed = await renameKey(key.workspaceId, key.id, name);
      toast({ text: t("keys.rename.done", { name: renamed.name }) });
      onClose();
    },
    { name: "key.name" },
  );
  return (
    <Dialog title={t("keys.rename.title")} onClose={onClose}>
      <p className="muted">{t("keys.rename.lead")}</p>
      <Form submit={submit}>
        <TextField autoFocus name="name" label={t("keys.rename.name")} value={name} onChange={setName} />
        <div className="actions">
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" isPending={submit.busy}>{t("keys.rename.submit")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
