import { useState } from "react";
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from "react-aria-components";
import { listWorkspaces, switchWorkspace, type Workspace } from "../backend";
import { Icon } from "../ui/Icon";
import { toast } from "../ui/toasts";
import { useBackend } from "../useBackend";
import { explain, t } from "../words";
import { NewWorkspaceDialog } from "./NewWorkspaceDialog";
import "../ui/Menu.css";
import "./WorkspaceSwitcher.css";

/** The workspace one is in; opens the list of all, and the door to a new one. */
export function WorkspaceSwitcher({ workspace, onSwitched }: { workspace: Workspace; onSwitched: () => void }) {
  const [creating, setCreating] = useState(false);
  const { data: workspaces = [workspace] } = useBackend(listWorkspaces, []);
  const choose = (id: string) => {
    switchWorkspace(id).then(onSwitched, (error: unknown) => toast({ text: explain(error), tone: "danger" }));
  };
  return (
    <>
      <MenuTrigger>
        <Button className="WorkspaceSwitcher" aria-label={t("frame.workspaces.switch", { name: workspace.name })}>
          <span className="name" title={workspace.name}>{workspace.name}</span>
          <Icon name="updown" />
        </Button>
        <Popover className="Menu Workspaces" placement="bottom start">
          <Menu aria-label={t("frame.workspaces.list")}>
            <MenuSection
              items={workspaces}
              aria-label={t("frame.workspaces.list")}
              selectionMode="single"
              selectedKeys={[workspace.id]}
              dependencies={[workspace.id]}
            >
              {({ id, name }) => (
                <MenuItem id={id} textValue={name} className="MenuItem" onAction={() => choose(id)}>
                  <span className="words" title={name}>{name}</span>
                  {id === workspace.id && <Icon name="check" />}
                </MenuItem>
              )}
            </MenuSection>
            <Separator />
            <MenuItem textValue={t("frame.workspaces.new")} className="MenuItem" onAction={() => setCreating(true)}>
              <Icon name="add" />
              <span className="words">{t("frame.workspaces.new")}</span>
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      {creating && <NewWorkspaceDialog onClose={() => setCreating(false)} onCreated={choose} />}
    </>
  );
}
