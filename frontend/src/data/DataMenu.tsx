import { type ReactNode, useState } from "react";
import { type Module, reorderModules, updateModule, type Workspace } from "../backend";
import type { Act } from "../ui/Menu";
import { MenuSection } from "../ui/MenuSection";
import { SideMenu } from "../ui/SideMenu";
import { Skeleton } from "../ui/Skeleton";
import { t } from "../words";
import { AppSection } from "./AppSection";
import { actsOf } from "./design/acts";
import { type Design, DesignDialogs } from "./design/DesignDialogs";
import { HiddenEntries } from "./design/HiddenEntries";
import { placed, stepped } from "./design/order";
import { tried } from "./design/tried";
import { useFocusAfter } from "./design/useFocusAfter";
import { type Elsewhere, elsewhereActs, ElsewhereDialogs } from "./ElsewhereDialogs";
import { NewAppMenu } from "./start/NewAppMenu";
import type { Apps } from "./useApps";

interface Props {
  workspace: Workspace;
  apps: Apps;
  /** Names the workspace and switches to another. */
  switcher: ReactNode;
}

/** The apps of the workspace with their tables, and what can be done with them. */
export function DataMenu({ workspace, apps, switcher }: Props) {
  const { data: modules, error, chosen, whole, choose } = apps;
  const [open, setOpen] = useState<Design>();
  const [going, setGoing] = useState<Elsewhere>();
  const { button, deleted } = useFocusAfter(open);
  const all = modules ?? [];
  const actsFor = (module: Module): Act[] => [
    { id: "newTable", icon: "add", label: t("data.design.table.newOf"), onAction: () => setOpen({ dialog: "newTable", module }) },
    { id: "import", icon: "upload", label: t("sheet.import.newAct"), onAction: () => setOpen({ dialog: "import", module }) },
    ...(module.tables.length > 0 ? [
      { id: "model", icon: "model" as const, label: t("data.model.menu"), onAction: () => apps.chooseView(module.name, "model") },
      { id: "formulas", icon: "formula" as const, label: t("data.formula.menu"), onAction: () => apps.chooseView(module.name, "formulas") },
    ] : []),
    ...elsewhereActs(module, setGoing),
    ...actsOf({
      edit: { label: t("data.design.app.edit"), onAction: () => setOpen({ dialog: "editApp", module }) },
      isHidden: module.isHidden,
      onHide: (isHidden) => tried(updateModule(workspace.id, module.name, { isHidden })),
      stepped: (by) => stepped(all, module.name, by),
      onOrder: (names) => tried(reorderModules(workspace.id, names)),
      remove: { label: t("data.delete.act"), onAction: () => setOpen({ dialog: "deleteApp", module }) },
    }),
  ];
  const section = (module: Module) => (
    <AppSection
      key={`${workspace.id}/${module.name}`}
      workspace={workspace}
      module={module}
      acts={actsFor(module)}
      chosen={chosen}
      whole={whole?.module.name === module.name}
      onChoose={(table) => choose(module.name, table)}
      onOpen={setOpen}
      onMove={(moved, after) => tried(reorderModules(workspace.id, placed(all, moved, module.name, after)))}
    />
  );
  const hidden = all.filter(({ isHidden }) => isHidden);
  return (
    <SideMenu title={t("data.title")}>
      <div>{switcher}</div>
      {(modules?.length !== 0 || error !== undefined) && (
        <MenuSection title={t("data.apps")}>
          {!modules && !error && <Skeleton lines={4} height="1.5rem" />}
          {all.filter(({ isHidden }) => !isHidden).map(section)}
          <HiddenEntries count={hidden.length}>{hidden.map(section)}</HiddenEntries>
        </MenuSection>
      )}
      {modules && (
        <NewAppMenu
          ref={button}
          workspaceId={workspace.id}
          label={t("data.design.app.new")}
          onBlank={() => setOpen({ dialog: "newApp" })}
          onMade={(module) => choose(module, "")}
        />
      )}
      <ElsewhereDialogs workspace={workspace} going={going} onClose={() => setGoing(undefined)} />
      <DesignDialogs open={open} workspaceId={workspace.id} apps={apps} onOpen={setOpen} onDeleted={deleted} />
    </SideMenu>
  );
}
