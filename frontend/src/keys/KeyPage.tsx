import { useState } from "react";
import { getKeyUsage, type Workspace } from "../backend";
import { Button } from "../ui/Button";
import { CallsChart } from "../ui/CallsChart";
import { callsRows } from "../ui/callsRows";
import { Card } from "../ui/Card";
import { Page } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { SaveRows } from "../ui/SaveRows";
import { Skeleton } from "../ui/Skeleton";
import { useBackend } from "../useBackend";
import { t } from "../words";
import { KeyErrors } from "./KeyErrors";
import { KeyFacts } from "./KeyFacts";
import { KeyRequests } from "./KeyRequests";
import { RenameKeyDialog } from "./RenameKeyDialog";
import { RevokeKeysDialog } from "./RevokeKeysDialog";

interface Props {
  workspace: Workspace;
  /** Of the key. */
  id: string;
  onBack: () => void;
}

/** What a key is, and what it was used for. */
export function KeyPage({ workspace, id, onBack }: Props) {
  const { data, error, reload } = useBackend(() => getKeyUsage(workspace.id, id), [workspace.id, id], { tables: ["usage"] });
  const [open, setOpen] = useState<"rename" | "revoke">();
  const close = () => setOpen(undefined);
  const key = data?.key;
  const actions = (
    <>
      {key && key.state !== "revoked" && <Button onPress={() => setOpen("rename")}>{t("keys.rename.act")}</Button>}
      {key && key.state !== "revoked" && <Button look="danger" onPress={() => setOpen("revoke")}>{t("keys.revoke.act")}</Button>}
    </>
  );
  return (
    <Page title={key?.name ?? t("keys.page.title")} lead={t("keys.page.lead")} actions={actions} back={{ label: t("keys.page.back"), onPress: onBack }}>
      {!data && <Card>{error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={4} height="2.25rem" />}</Card>}
      {data && (
        <>
          <KeyFacts apiKey={data.key} />
          <Card title={t("keys.page.calls")}>
            <CallsChart label={t("keys.page.calls")} calls={data.calls} actions={<SaveRows name={t("keys.page.file", { name: data.key.name })} rows={() => callsRows(data.calls)} />} />
          </Card>
          <KeyErrors errors={data.errors} />
          <KeyRequests requests={data.requests} />
        </>
      )}
      {key && open === "rename" && <RenameKeyDialog keyToRename={key} onClose={close} />}
      {key && open === "revoke" && <RevokeKeysDialog keys={[key]} onClose={close} />}
    </Page>
  );
}
