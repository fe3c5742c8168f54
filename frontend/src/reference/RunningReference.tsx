import { openDocs, type Path } from "../backend";
import { Button } from "../ui/Button";
import { Page } from "../ui/Page";
import { toast } from "../ui/toasts";
import { explain, t } from "../words";
import { AuthorizeButton } from "./AuthorizeButton";
import { ReferenceFrame } from "./ReferenceFrame";
import type { KeptKey } from "./useDocsKey";
import { useFrame } from "./useFrame";

interface Props {
  origin: string;
  workspaceId: string;
  at: Path | undefined;
  docsKey: KeptKey;
}

/** Swagger UI in a frame, with one click authorized. */
export function RunningReference({ origin, workspaceId, at, docsKey }: Props) {
  const frame = useFrame(origin, workspaceId, docsKey, at);
  const open = () => {
    openDocs(workspaceId).catch((error: unknown) => toast({ text: explain(error), tone: "danger" }));
  };
  const actions = (
    <>
      <Button icon="external" onPress={open}>{t("reference.open")}</Button>
      <AuthorizeButton frame={frame} />
    </>
  );
  return (
    <Page fill title={t("reference.title")} lead={t("reference.lead")} actions={actions}>
      <ReferenceFrame origin={origin} frame={frame} onOpen={open} />
    </Page>
  );
}
