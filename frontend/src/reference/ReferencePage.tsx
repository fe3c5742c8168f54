import type { Path, Workspace } from "../backend";
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
  /** The table to open the reference at; without one it is the whole API's. */
  at?: Path | undefined;
  docsKey: KeptKey;
  onOpenKeys: () => void;
}

/** Swagger UI, as the local API serves it; or what stands there while the API does not run. */
export function ReferencePage({ workspace, at, docsKey, onOpenKeys }: Props) {
  const { data: server, error, reload } = useServer();
  if (server?.state === "running") {
    const place = at?.workspace === workspace.id ? at : undefined;
    const key = `${server.address} ${workspace.id} ${place?.module}/${place?.table}`;
    return <RunningReference key={key} origin={server.address} workspaceId={workspace.id} at={place} docsKey={docsKey} />;
  }
  return (
    <Page title={t("reference.title")} lead={t("reference.lead")}>
      {server && <StoppedReference server={server} onStarted={reload} onOpenKeys={onOpenKeys} />}
      {!server && (error ? <Problem error={error} onRetry={reload} /> : <Card><Skeleton lines={6} height="1.75rem" /></Card>)}
    </Page>
  );
}
