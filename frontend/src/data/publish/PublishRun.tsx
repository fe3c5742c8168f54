import { cancelJob, type PublishStepKind } from "../../backend";
import { Button } from "../../ui/Button";
import { Progress } from "../../ui/Progress";
import { toast } from "../../ui/toasts";
import { explain, t } from "../../words";
import { useJob } from "../useJob";

type Phase = Extract<PublishStepKind, "records" | "links" | "check"> | "structure";
const phases: readonly string[] = ["structure", "records", "links", "check"] satisfies Phase[];

/** How far a publication is. A cancel leaves it to be continued. */
export function PublishRun({ address, job }: { address: string; job: string | undefined }) {
  const { phase = "structure", done = 0, total = 0 } = useJob(job) ?? {};
  const cancel = () => {
    if (job) cancelJob(job).catch((reason: unknown) => toast({ text: explain(reason), tone: "danger" }));
  };
  const shown = phases.includes(phase) ? (phase as Phase) : "structure";
  return (
    <>
      <p>{t("publish.run.lead", { address })}</p>
      <Progress label={t(`publish.run.${shown}`)} done={done} total={total} />
      <p className="muted">{t("publish.run.hint")}</p>
      <div className="actions"><Button autoFocus onPress={cancel}>{t("publish.run.cancel")}</Button></div>
    </>
  );
}
