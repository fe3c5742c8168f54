import { type BackupPhase, cancelJob } from "../backend";
import { Button } from "../ui/Button";
import { Progress } from "../ui/Progress";
import { toast } from "../ui/toasts";
import { useJob } from "../useJob";
import { explain, t } from "../words";

const phases: readonly string[] = ["copy", "check", "restore"] satisfies BackupPhase[];

/** How far a job is, and the way to cancel it. */
export function JobRun({ job }: { job: string }) {
  const { phase = "copy", done = 0, total = 0 } = useJob(job) ?? {};
  const cancel = useCancel(job);
  const shown = phases.includes(phase) ? (phase as BackupPhase) : "copy";
  return (
    <>
      <Progress label={t(`backups.run.${shown}`)} done={done} total={total} />
      <p className="muted">{t("backups.run.hint")}</p>
      <div className="actions"><Button autoFocus onPress={cancel}>{t("ui.cancel")}</Button></div>
    </>
  );
}

/** Cancels a job: nothing has changed then. */
export function useCancel(job: string): () => void {
  return () => {
    cancelJob(job).catch((error: unknown) => toast({ text: explain(error), tone: "danger" }));
  };
}
