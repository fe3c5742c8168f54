import { useState } from "react";
import { cancelJob, type PublishStepKind } from "../../backend";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Progress } from "../../ui/Progress";
import { toast } from "../../ui/toasts";
import { explain, t } from "../../words";
import { useJob } from "../../useJob";

type Phase = Extract<PublishStepKind, "records" | "links" | "check"> | "structure";
const phases: readonly string[] = ["structure", "records", "links", "check"] satisfies Phase[];

/** How far a publication is. Stopping leaves it to be resumed. */
export function PublishRun({ address, job }: { address: string; job: string | undefined }) {
  const { phase = "structure", done = 0, total = 0, retry } = useJob(job) ?? {};
  const [stopping, setStopping] = useState(false);
  const stop = () => {
    if (!job) return;
    setStopping(true);
    cancelJob(job).catch((reason: unknown) => toast({ text: explain(reason), tone: "danger" }));
  };
  const shown = phases.includes(phase) ? (phase as Phase) : "structure";
  return (
    <>
      <p>{t("publish.run.lead", { address })}</p>
      <Progress label={t(`publish.run.${shown}`)} done={done} total={total} />
      {retry && (
        <Notice tone="warn" role="status">
          {t(`publish.run.${retry.why}`, { address, attempt: retry.attempt, attempts: retry.attempts })}
        </Notice>
      )}
      <p className="muted">{t("publish.run.hint")}</p>
      <div className="actions"><Button autoFocus isPending={stopping} onPress={stop}>{t("publish.run.stop")}</Button></div>
    </>
  );
}
