import { useState } from "react";
import type { Path, Workspace } from "../backend";
import { Card } from "../ui/Card";
import { Page } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { t } from "../words";
import { type Design, DesignDialogs } from "./design/DesignDialogs";
import { EmptyApp } from "./design/EmptyApp";
import { FormulasPage } from "./formulas/FormulasPage";
import { GoneNotice } from "./GoneNotice";
import { labelOf } from "./label";
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
export function DataPage(props: Props) {
  const [open, setOpen] = useState<Design>();
  // Beside all of them: what a dialog makes changes the page below it, and the dialog goes on.
  return (
    <>
      <Shown {...props} onOpen={setOpen} />
      <DesignDialogs open={open} workspaceId={props.workspace.id} apps={props.apps} onOpen={setOpen} />
    </>
  );
}

function Shown({ workspace, apps, onOpenKeys, onOpenReference, onOpen }: Props & { onOpen: (open: Design) => void }) {
  const { error, reload, gone, choose } = apps;
  const { chosen, whole, empty } = gone ?? apps;
  const modules = gone?.modules ?? apps.data;
  const notice = gone && apps.data && <GoneNotice gone={gone} modules={apps.data} workspace={workspace.id} onMoveOn={apps.moveOn} />;
  if (whole) {
    const Whole = whole.view === "model" ? ModelPage : FormulasPage;
    return <Whole key={`${workspace.id}/${whole.module.id}`} workspace={workspace} module={whole.module} notice={notice} onOpenTable={(table) => choose(whole.module.name, table)} />;
  }
  if (modules && chosen) {
    const key = `${workspace.id}/${chosen.module.name}/${chosen.table.name}`;
    return (
      <TablePage
        key={key}
        workspace={workspace}
        modules={modules}
        place={chosen}
        notice={notice}
        onChoose={choose}
        onOpenKeys={onOpenKeys}
        onOpenReference={onOpenReference}
      />
    );
  }
  if (notice) return <Page title={empty ? labelOf(empty) : ""}>{notice}</Page>;
  if (empty) {
    return <EmptyApp module={empty} onNewTable={() => onOpen({ dialog: "newTable", module: empty })} onImport={() => onOpen({ dialog: "import", module: empty })} />;
  }
  if (modules?.length === 0) {
    return (
      <StartPage
        workspaceId={workspace.id}
        onBlank={() => onOpen({ dialog: "newApp" })}
        onImport={() => onOpen({ dialog: "import", module: undefined })}
        onMade={(module) => choose(module, "")}
      />
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
