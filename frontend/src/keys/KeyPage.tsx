import { useState } from "react";
import { getKeyUsage, type Workspace } from "../backend";
import { CallsChart } from "../ui/CallsChart";
import { callsRows } from "../ui/callsRows";
import { Card } from "../ui/Card";
import { Page } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { SaveRows } from "../ui/SaveRows";
import { Skeleton } from "../ui/Skeleton";
import { useBackend } from "../useBackend";
import { t } from "../words";
import { KeyDialogs, type OpenDialog } from "./KeyDialogs";
import { KeyErrors } from "./KeyErrors";
import { KeyFacts } from "./KeyFacts";
import { KeyPageActions } from "./KeyPageActions";
import { KeyRequests } from "./KeyRequests";
import { useAppNames } from "./useAppNames";

interface Props {
  workspace: Workspace;
  /** Of the key. */
  id: string;
  onBack: () => void;
}

/** What a key is, and what it was used for. */
export function KeyPage({ workspace, id, onBack }: Props) {
  const { data, error, reload } = useBackend(() => getKeyUsage(workspace.id, id), [workspace.id, id], { tables: ["usage"] });
  const apps = useAppNames(workspace.id);
  const [open, setOpen] = useState<OpenDialog>();
  const key = data?.key;
  const actions = key && <KeyPageActions apiKey={key} onOpen={setOpen} />;
  return (
    <Page title={key?.name ?? t("keys.page.title")} lead={t("keys.page.lead")} actions={actions} back={{ label: t("keys.page.back"), onPress: onBack }}>
      {!data && <Card>{error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={4} height="2.25rem" />}</Card>}
      {data && (
        <>
          <KeyFacts apiKey={data.key} apps={apps} />
          <Card title={t("keys.page.calls")}>
            <CallsChart label={t("keys.page.calls")} calls={data.calls} actions={<SaveRows name={t("keys.page.file", { name: data.key.name })} rows={() => callsRows(data.calls)} />} />
          </Card>
          <KeyErrors errors={data.errors} />
          <KeyRequests requests={data.requests} />
        </>
      )}
      <KeyDialogs open={open} workspaceId={workspace.id} apps={apps ?? []} onClose={() => setOpen(undefined)} />
    </Page>
  );
}
