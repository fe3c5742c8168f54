import { type ReactNode, useState } from "react";
import type { Module, Workspace } from "../backend";
import { MenuSection } from "../ui/MenuSection";
import { SideMenu } from "../ui/SideMenu";
import { Skeleton } from "../ui/Skeleton";
import { t } from "../words";
import { AppSection } from "./AppSection";
import { DeleteAppDialog } from "./DeleteAppDialog";
import type { Apps } from "./useApps";

interface Props {
  workspace: Workspace;
  apps: Apps;
  /** Names the workspace and switches to another. */
  switcher: ReactNode;
}

/** The apps of the workspace with their tables. */
export function DataMenu({ workspace, apps: { data: modules, error, chosen, choose }, switcher }: Props) {
  const [deleting, setDeleting] = useState<Module>();
  return (
    <SideMenu title={t("data.title")}>
      <div>{switcher}</div>
      {(modules?.length !== 0 || error !== undefined) && (
        <MenuSection title={t("data.apps")}>
          {!modules && !error && <Skeleton lines={4} height="1.5rem" />}
          {modules?.map((module) => (
            <AppSection
              key={`${workspace.id}/${module.name}`}
              module={module}
              chosen={chosen}
              onChoose={(table) => choose(module.name, table)}
              onDelete={() => setDeleting(module)}
            />
          ))}
        </MenuSection>
      )}
      {deleting && <DeleteAppDialog workspaceId={workspace.id} module={deleting} onClose={() => setDeleting(undefined)} />}
    </SideMenu>
  );
}
