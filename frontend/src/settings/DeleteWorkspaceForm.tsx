import { useState } from "react";
import { deleteWorkspace, showInFolder, type Workspace } from "../backend";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Form } from "../ui/Form";
import { TextField } from "../ui/TextField";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { t } from "../words";

/** Deletes the workspace, once a box is ticked and its exact name is typed. */
export function DeleteWorkspaceForm({ workspace, onDeleted }: { workspace: Workspace; onDeleted: () => void }) {
  const [understood, setUnderstood] = useState(false);
  const [typed, setTyped] = useState("");
  const ready = understood && typed === workspace.name;
  const submit = useSubmit(
    async () => {
      if (!ready) return;
      const path = await deleteWorkspace(workspace.id, typed);
      toast({
        text: t("settings.workspacePage.deleted", { name: workspace.name }),
        action: { label: t("ui.showInFolder"), onAction: () => void showInFolder(path) },
      });
      onDeleted();
    },
    { confirm: "workspace.confirm" },
  );
  return (
    <Form submit={submit}>
      <p>{t("settings.workspacePage.deleteLead", { name: workspace.name })}</p>
      <Checkbox isSelected={understood} onChange={setUnderstood}>{t("settings.workspacePage.understand")}</Checkbox>
      <TextField
        name="confirm"
        label={t("settings.workspacePage.typeName")}
        placeholder={workspace.name}
        value={typed}
        onChange={setTyped}
      />
      <div className="actions">
        <Button type="submit" look="danger" icon="delete" isDisabled={!ready} isPending={submit.busy}>
          {t("settings.workspacePage.delete")}
        </Button>
      </div>
    </Form>
  );
}
