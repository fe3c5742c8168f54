import { askWhere, type Backup, saveBackup, showInFolder, type Workspace } from "../backend";
import { toast } from "../ui/toasts";
import { explain, t } from "../words";

/** Asks where to, and saves a backup there. */
export async function saveToFile(workspace: Workspace, backup: Backup): Promise<void> {
  const { path } = await askWhere(`${workspace.internalName}-${backup.at.slice(0, 10)}.db`);
  if (!path) return;
  await saveBackup(workspace.id, backup.id, path);
  const show = () => {
    showInFolder(path).catch((error: unknown) => toast({ text: explain(error), tone: "danger" }));
  };
  toast({ text: t("backups.saved", { file: path.split(/[\\/]/).at(-1) ?? path }), action: { label: t("ui.showInFolder"), onAction: show } });
}
