import { useState } from "react";
import { updateWorkspace, type Workspace } from "../backend";
import { Button } from "../ui/Button";
import { Form } from "../ui/Form";
import { TextField } from "../ui/TextField";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { t } from "../words";

const places = { name: "workspace.name", internalName: "workspace.internal_name" };

/** The workspace's name and internal name. */
export function WorkspaceForm({ workspace, onChanged }: { workspace: Workspace; onChanged: () => void }) {
  const [draft, setDraft] = useState({ name: workspace.name, internalName: workspace.internalName });
  const submit = useSubmit(async () => {
    const { name, internalName } = await updateWorkspace(workspace.id, draft);
    setDraft({ name, internalName });
    onChanged();
    toast({ text: t("settings.workspacePage.updated", { name }) });
  }, places);
  return (
    <Form submit={submit}>
      <TextField
        name="name"
        label={t("settings.workspacePage.name")}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <TextField
        mono
        name="internalName"
        label={t("settings.workspacePage.internalName")}
        description={t("settings.workspacePage.internalHint")}
        value={draft.internalName}
        onChange={(internalName) => setDraft({ ...draft, internalName })}
      />
      <div className="actions">
        <Button type="submit" look="primary" isPending={submit.busy}>{t("settings.workspacePage.update")}</Button>
      </div>
    </Form>
  );
}
