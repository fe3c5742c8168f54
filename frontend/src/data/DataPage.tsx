import type { Workspace } from "../backend";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { EmptyState } from "../ui/EmptyState";
import { Page } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { t } from "../words";
import { TablePage } from "./TablePage";
import type { Apps } from "./useApps";

interface Props {
  workspace: Workspace;
  apps: Apps;
  onOpenKeys: () => void;
}

/** The chosen table; or what stands where there is none. */
export function DataPage({ workspace, apps, onOpenKeys }: Props) {
  const { data: modules, error, reload, chosen, choose } = apps;
  if (modules && chosen) {
    const key = `${workspace.id}/${chosen.module.name}/${chosen.table.name}`;
    return <TablePage key={key} workspace={workspace} modules={modules} place={chosen} onChoose={choose} onOpenKeys={onOpenKeys} />;
  }
  const words = modules && modules.length > 0 ? "noTable" : "noApps";
  return (
    <Page title={t("data.title")}>
      {error ? <Problem error={error} onRetry={reload} /> : (
        <Card>
          {modules ? (
            <EmptyState
              icon="data"
              title={t(`data.${words}.title`)}
              action={<Button look="primary" onPress={onOpenKeys}>{t("data.noApps.step")}</Button>}
            >
              {t(`data.${words}.text`)}
            </EmptyState>
          ) : <Skeleton lines={6} height="1.75rem" />}
        </Card>
      )}
    </Page>
  );
}
