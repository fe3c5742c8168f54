import type { ReactNode } from "react";
import type { Workspace } from "../backend";
import { Card } from "../ui/Card";
import { Copyable } from "../ui/Copyable";
import { Page } from "../ui/Page";
import { t } from "../words";
import { DeleteWorkspaceForm } from "./DeleteWorkspaceForm";
import { TrashCard } from "./TrashCard";
import { WorkspaceForm } from "./WorkspaceForm";

interface Props {
  workspace: Workspace;
  /** Called when it was renamed or is no more. */
  onChanged: () => void;
  /** What makes a file of it. */
  files?: ReactNode;
}

/** What the workspace is called, and the way to be rid of it. */
export function WorkspacePage({ workspace, onChanged, files }: Props) {
  return (
    <Page title={t("settings.workspacePage.title")} lead={t("settings.workspacePage.lead", { name: workspace.name })} narrow>
      <Card title={t("settings.workspacePage.card")}>
        <WorkspaceForm key={workspace.id} workspace={workspace} onChanged={onChanged} />
        <Copyable label={t("settings.workspacePage.id")} value={workspace.id} />
      </Card>
      {files}
      <Card title={t("settings.workspacePage.danger")} danger>
        <DeleteWorkspaceForm key={workspace.id} workspace={workspace} onDeleted={onChanged} />
      </Card>
      <TrashCard onRecovered={onChanged} />
    </Page>
  );
}
