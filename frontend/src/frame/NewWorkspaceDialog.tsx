import { useState } from "react";
import { createWorkspace } from "../backend";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { TextField } from "../ui/TextField";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { t } from "../words";

interface Props {
  onClose: () => void;
  onCreated: (id: string) => void;
}

/** Asks for the name of a new, empty workspace. */
export function NewWorkspaceDialog({ onClose, onCreated }: Props) {
  const [name, setName] = useState("");
  const [internalName, setInternalName] = useState("");
  const submit = useSubmit(
    async () => {
      const workspace = await createWorkspace({ name, internalName });
      toast({ text: t("frame.workspaces.created", { name: workspace.name }) });
      onClose();
      onCreated(workspace.id);
    },
    { name: "workspace.name", internalName: "workspace.internal_name" },
  );
  return (
    <Dialog title={t("frame.workspaces.createTitle")} onClose={onClose}>
      <p className="muted">{t("frame.workspaces.createLead")}</p>
      <Form submit={submit}>
        <TextField
          autoFocus
          name="name"
          label={t("frame.workspaces.name")}
          placeholder={t("frame.workspaces.namePlaceholder")}
          value={name}
          onChange={setName}
        />
        <TextField
          mono
          name="internalName"
          label={t("frame.workspaces.internalName")}
          description={t("frame.workspaces.internalHint")}
          value={internalName}
          onChange={setInternalName}
        />
        <div className="actions">
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" isPending={submit.busy}>{t("frame.workspaces.create")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
