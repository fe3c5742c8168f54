import { listCalls, type Workspace } from "../backend";
import { CallsChart } from "../ui/CallsChart";
import { callsRows } from "../ui/callsRows";
import { Card } from "../ui/Card";
import { Problem } from "../ui/Problem";
import { SaveRows } from "../ui/SaveRows";
import { Skeleton } from "../ui/Skeleton";
import { useBackend } from "../useBackend";
import { t } from "../words";

/** API calls per day: of every workspace, or of every key of one. */
export function CallsCard({ workspace }: { workspace: Workspace | undefined }) {
  const id = workspace?.id ?? "";
  const { data, error, reload } = useBackend(() => listCalls(id), [id], { tables: ["usage"] });
  const title = workspace ? t("usage.callsByKey", { name: workspace.name }) : t("usage.callsByWorkspace");
  const file = workspace ? t("usage.callsFile", { name: workspace.name }) : t("usage.callsFileAll");
  return (
    <Card title={title}>
      {!data && (error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={1} height="16rem" />)}
      {data && (
        <CallsChart
          label={title}
          calls={data}
          by={workspace ? t("usage.keys") : t("usage.workspaces")}
          actions={<SaveRows name={file} rows={() => callsRows(data)} />}
        />
      )}
    </Card>
  );
}
