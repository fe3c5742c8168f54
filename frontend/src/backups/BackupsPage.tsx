import { useState } from "react";
import { askWhich, type Backup, checkDailyBackup, listBackups, openBackup, startBackup, type Workspace } from "../backend";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Notice } from "../ui/Notice";
import { Page } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { toast } from "../ui/toasts";
import { useBackend } from "../useBackend";
import { explain, t } from "../words";
import { formatTime } from "../words/time";
import { BackupNotes } from "./BackupNotes";
import { BackupsEmpty } from "./BackupsEmpty";
import { BackupsTable } from "./BackupsTable";
import { DeleteBackupDialog } from "./DeleteBackupDialog";
import { JobDialog } from "./JobDialog";
import { RestoreDialog } from "./RestoreDialog";
import { saveToFile } from "./saveToFile";
import { useBackupJob } from "./useBackupJob";

interface Props {
  workspace: Workspace;
  /** The data folder. */
  home: string;
  /** Called with a workspace that was made of a backup. */
  onMade: (id: string) => void;
}

type Open = { dialog: "restore" | "delete"; backup: Backup } | undefined;

/** The workspace's backups: made, looked at, restored, saved to a file and opened from one. */
export function BackupsPage({ workspace, home, onMade }: Props) {
  const { data, error, reload } = useBackend(() => listBackups(workspace.id), [workspace.id], { workspace: workspace.id });
  const daily = useBackend(() => checkDailyBackup(workspace.id), [workspace.id], { workspace: workspace.id });
  const [open, setOpen] = useState<Open>();
  const [opening, setOpening] = useState(false);
  const making = useBackupJob();
  const failed = (reason: unknown) => {
    toast({ text: explain(reason), tone: "danger" });
  };

  const create = () => {
    void making.run(() => startBackup(workspace.id)).then(({ backup }) => {
      if (backup) toast({ text: t("backups.created", { time: formatTime(backup.at) }) });
    }, failed).finally(reload);
  };
  const openFile = async () => {
    const { path } = await askWhich(".db");
    if (!path) return;
    setOpening(true);
    const backup = await openBackup(workspace.id, path);
    reload();
    setOpen({ dialog: "restore", backup });
  };
  const actions = (
    <>
      <Button icon="folder" isPending={opening} onPress={() => void openFile().catch(failed).finally(() => setOpening(false))}>{t("backups.open")}</Button>
      <Button look="primary" icon="add" isPending={making.busy} onPress={create}>{t("backups.create")}</Button>
    </>
  );
  return (
    <Page title={t("backups.title")} lead={t("backups.lead", { name: workspace.name })} actions={actions}>
      {daily.error !== undefined && <Notice tone="warn" role="status">{t("backups.dailyFailed")} {explain(daily.error)}</Notice>}
      <Card flush>
        {!data ? (
          <div className="wait">{error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={4} height="2.25rem" />}</div>
        ) : data.length === 0 ? (
          <BackupsEmpty />
        ) : (
          <BackupsTable
            backups={data}
            onRestore={(backup) => setOpen({ dialog: "restore", backup })}
            onSave={(backup) => void saveToFile(workspace, backup).catch(failed)}
            onDelete={(backup) => setOpen({ dialog: "delete", backup })}
          />
        )}
      </Card>
      <BackupNotes folder={`${home}/backups/${workspace.id}`} />
      {making.job && <JobDialog title={t("backups.create")} job={making.job} late />}
      {open?.dialog === "restore" && <RestoreDialog workspace={workspace} backup={open.backup} onClose={() => setOpen(undefined)} onMade={onMade} />}
      {open?.dialog === "delete" && <DeleteBackupDialog workspaceId={workspace.id} backup={open.backup} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}
