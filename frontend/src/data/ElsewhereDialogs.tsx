import type { Module, Workspace } from "../backend";
import type { Act } from "../ui/Menu";
import { t } from "../words";
import { labelOf } from "./label";
import { PublishDialog } from "./publish/PublishDialog";
import { SaveDialog } from "./start/SaveDialog";

/** What of an app is taken elsewhere: to a file, or to a server. */
export type Elsewhere = { to: "file" | "server"; module: Module } | undefined;

interface Props {
  workspace: Workspace;
  going: Elsewhere;
  onClose: () => void;
}

/** The dialogs that take an app elsewhere; at most one is open. */
export function ElsewhereDialogs({ workspace, going, onClose }: Props) {
  if (!going) return null;
  const { to, module } = going;
  if (to === "server") return <PublishDialog workspaceId={workspace.id} module={module} onClose={onClose} />;
  return <SaveDialog workspaceId={workspace.id} module={module.name} name={labelOf(module)} fileName={module.name} onClose={onClose} />;
}

/** The entries of an app's menu that open them. */
export function elsewhereActs(module: Module, go: (going: Elsewhere) => void): Act[] {
  return [
    { id: "save", icon: "download", label: t("start.menu.save"), onAction: () => go({ to: "file", module }) },
    { id: "publish", icon: "external", label: t("start.menu.publish"), onAction: () => go({ to: "server", module }) },
  ];
}
