import { useState } from "react";
import { type Backup, compareBackup, startRestore, startRestoreAs, type Workspace } from "../backend";
import { Button } from "../ui/Button";
import { type Choice, Choices } from "../ui/Choices";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { TextField } from "../ui/TextField";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { useBackend } from "../useBackend";
import { t } from "../words";
import { formatDay, formatTime } from "../words/time";
import { Changes } from "./Changes";
import { loses } from "./comparison";
import { JobRun } from "./JobRun";
import { useBackupJob } from "./useBackupJob";

interface Props {
  workspace: Workspace;
  backup: Backup;
  onClose: () => void;
  onMade: (id: string) => void;
}

type Where = "into" | "as";

/** Restores a backup into its workspace, once it is said what changes, or as a new workspace. */
export function RestoreDialog({ workspace, backup, onClose, onMade }: Props) {
  const [where, setWhere] = useState<Where>("into");
  const [typed, setTyped] = useState("");
  const [name, setName] = useState(t("backups.restore.newName", { name: workspace.name, day: formatDay(backup.at) }));
  const changes = useBackend(() => compareBackup(workspace.id, backup.id), [workspace.id, backup.id], { workspace: workspace.id });
  const job = useBackupJob();
  const title = t("backups.restore.title", { time: formatTime(backup.at) });
  const [risky, possible] = loses(changes);
  const ready = where === "as" || (possible && (!risky || typed === workspace.name));

  const submit = useSubmit(async () => {
    if (!ready) return;
    const into = () => startRestore(workspace.id, backup.id, risky ? typed : workspace.name);
    const done = await job.run(where === "into" ? into : () => startRestoreAs(workspace.id, backup.id, { name, internalName: "" }));
    if (done.cancelled) toast({ text: t("backups.restore.cancelled") });
    else toast({ text: t(where === "into" ? "backups.restore.done" : "backups.restore.made", { name: done.workspace?.name ?? workspace.name }) });
    onClose();
    if (done.workspace) onMade(done.workspace.id);
  }, { confirm: "workspace.confirm", name: "workspace.name" });

  const choices: Choice<Where>[] = (["into", "as"] as const).map((value) => ({
    value, label: t(`backups.restore.${value}`), description: t(`backups.restore.${value}Hint`, { name: workspace.name }),
  }));
  if (job.job) return <Dialog title={title} onClose={() => undefined} locked><JobRun job={job.job} /></Dialog>;
  return (
    <Dialog title={title} onClose={onClose} wide>
      <Choices label={t("backups.restore.where")} choices={choices} value={where} onChange={setWhere} />
      {where === "into" && <Changes of={changes} />}
      <Form submit={submit}>
        {where === "into" && risky && (
          <TextField name="confirm" label={t("backups.restore.typeName")} placeholder={workspace.name} value={typed} onChange={setTyped} />
        )}
        {where === "as" && <TextField autoFocus name="name" label={t("frame.workspaces.name")} value={name} onChange={setName} />}
        <div className="actions">
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look={where === "into" && risky ? "danger" : "primary"} isDisabled={!ready} isPending={submit.busy}>
            {t(`backups.restore.${where}Submit`)}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
