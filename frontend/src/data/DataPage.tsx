import { useState } from "react";
import type { Path, Workspace } from "../backend";
import { Card } from "../ui/Card";
import { Page } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { t } from "../words";
import { type Design, DesignDialogs } from "./design/DesignDialogs";
import { EmptyApp } from "./design/EmptyApp";
import { ModelPage } from "./model/ModelPage";
import { StartPage } from "./start/StartPage";
import { TablePage } from "./TablePage";
import type { Apps } from "./useApps";

interface Props {
  workspace: Workspace;
  apps: Apps;
  onOpenKeys: () => void;
  /** Shows the API reference at a table. */
  onOpenReference: (at: Path) => void;
}

/** The chosen table; or what stands where there is none, with the first step. */
export function DataPage({ workspace, apps, onOpenKeys, onOpenReference }: Props) {
  const [open, setOpen] = useState<Design>();
  const { data: modules, error, reload, chosen, model, empty, choose } = apps;
  if (model) return <ModelPage workspace={workspace} module={model} onOpenTable={(table) => choose(model.name, table)} />;
  if (modules && chosen) {
    const key = `${workspace.id}/${chosen.module.name}/${chosen.table.name}`;
    return (
      <TablePage
        key={key}
        workspace={workspace}
        modules={modules}
        place={chosen}
        onChoose={choose}
        onOpenKeys={onOpenKeys}
        onOpenReference={onOpenReference}
      />
    );
  }
  const dialogs = <DesignDialogs open={open} workspaceId={workspace.id} apps={apps} onOpen={setOpen} />;
  if (empty) {
    return (
      <>
        <EmptyApp module={empty} onNewTable={() => setOpen({ dialog: "newTable", module: empty })} />
        {dialogs}
      </>
    );
  }
  if (modules?.length === 0) {
    return (
      <>
        <StartPage workspaceId={workspace.id} onBlank={() => setOpen({ dialog: "newApp" })} onMade={(module) => choose(module, "")} />
        {dialogs}
      </>
    );
  }
  return (
    <Page title={t("data.title")}>
      {error ? <Problem error={error} onRetry={reload} /> : (
        <Card><Skeleton lines={6} height="1.75rem" /></Card>
      )}
    </Page>
  );
}
