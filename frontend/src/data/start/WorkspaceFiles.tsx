import { useState } from "react";
import type { Workspace } from "../../backend";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { t } from "../../words";
import { SaveDialog } from "./SaveDialog";
import { useOpenFile } from "./useOpenFile";
import "./WorkspaceFiles.css";

/** A workspace as a file: saved, and opened again here or elsewhere. */
export function WorkspaceFiles({ workspace }: { workspace: Workspace }) {
  const [saving, setSaving] = useState(false);
  const { open, dialog } = useOpenFile(workspace.id);
  return (
    <Card title={t("start.file.card")}>
      <p className="muted">{t("start.file.cardLead")}</p>
      <div className="WorkspaceFiles">
        <Button icon="download" onPress={() => setSaving(true)}>{t("start.file.saveAct")}</Button>
        <Button icon="folder" onPress={open}>{t("start.open")}</Button>
      </div>
      {dialog}
      {saving && (
        <SaveDialog workspaceId={workspace.id} module="" name={workspace.name} fileName={workspace.internalName} onClose={() => setSaving(false)} />
      )}
    </Card>
  );
}
