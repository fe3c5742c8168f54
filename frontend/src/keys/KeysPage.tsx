import type { Workspace } from "../backend";
import { Button } from "../ui/Button";
import { Page } from "../ui/Page";
import { t } from "../words";
import { KeysCard } from "./KeysCard";
import { SchemaMenu } from "./SchemaMenu";
import { ServerCard } from "./ServerCard";

interface Props {
  workspace: Workspace;
  onOpenReference: () => void;
}

/** The keys of the workspace, the local API they open, and its description as files. */
export function KeysPage({ workspace, onOpenReference }: Props) {
  const actions = (
    <>
      <Button onPress={onOpenReference}>{t("keys.swagger")}</Button>
      <SchemaMenu workspace={workspace} format="json" />
      <SchemaMenu workspace={workspace} format="yaml" />
    </>
  );
  return (
    <Page title={t("keys.title")} lead={t("keys.lead")} actions={actions}>
      <ServerCard workspaceId={workspace.id} />
      <KeysCard key={workspace.id} workspaceId={workspace.id} />
    </Page>
  );
}
