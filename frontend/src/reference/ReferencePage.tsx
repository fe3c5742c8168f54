import { openDocs, type Workspace } from "../backend";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Page } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { toast } from "../ui/toasts";
import { useServer } from "../useServer";
import { explain, t } from "../words";
import { AuthorizeButton } from "./AuthorizeButton";
import { ReferenceFrame } from "./ReferenceFrame";
import { StoppedReference } from "./StoppedReference";
import { useFrame } from "./useFrame";
import "./ReferencePage.css";

interface Props {
  workspace: Workspace;
  onOpenKeys: () => void;
}

/** Swagger UI, as the local API serves it, framed and with one click authorized. */
export function ReferencePage({ workspace, onOpenKeys }: Props) {
  const { data: server, error, reload } = useServer();
  const origin = server?.state === "running" ? server.address : "";
  const frame = useFrame(origin, workspace.id);
  const open = () => {
    openDocs(workspace.id).catch((reason: unknown) => toast({ text: explain(reason), tone: "danger" }));
  };
  if (!server) {
    return (
      <Page title={t("reference.title")} lead={t("reference.lead")}>
        {error ? <Problem error={error} onRetry={reload} /> : <Card><Skeleton lines={6} height="1.75rem" /></Card>}
      </Page>
    );
  }
  const actions = (
    <>
      <Button icon="external" onPress={open}>{t("reference.open")}</Button>
      <AuthorizeButton frame={frame} />
    </>
  );
  return (
    <Page fill title={t("reference.title")} lead={t("reference.lead")} actions={origin && actions}>
      {origin
        ? <ReferenceFrame origin={origin} frame={frame} onOpen={open} />
        : <StoppedReference server={server} onStarted={reload} onOpenKeys={onOpenKeys} />}
    </Page>
  );
}
