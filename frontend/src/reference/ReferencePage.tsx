import type { Workspace } from "../backend";
import { Card } from "../ui/Card";
import { Page } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { useServer } from "../useServer";
import { t } from "../words";
import { RunningReference } from "./RunningReference";
import { StoppedReference } from "./StoppedReference";
import type { KeptKey } from "./useDocsKey";

interface Props {
  workspace: Workspace;
  docsKey: KeptKey;
  onOpenKeys: () => void;
}

/** Swagger UI, as the local API serves it; or what stands there while the API does not run. */
export function ReferencePage({ workspace, docsKey, onOpenKeys }: Props) {
  const { data: server, error, reload } = useServer();
  if (server?.state === "running") {
    return <RunningReference key={`${server.address} ${workspace.id}`} origin={server.address} workspaceId={workspace.id} docsKey={docsKey} />;
  }
  return (
    <Page title={t("reference.title")} lead={t("reference.lead")}>
      {server && <StoppedReference server={server} onStarted={reload} onOpenKeys={onOpenKeys} />}
      {!server && (error ? <Problem error={error} onRetry={reload} /> : <Card><Skeleton lines={6} height="1.75rem" /></Card>)}
    </Page>
  );
}
