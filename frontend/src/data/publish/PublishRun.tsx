import { useEffect, useEffectEvent, useState } from "react";
import { cancelJob, publishResult, type PublishResult, type PublishStepKind } from "../../backend";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Progress } from "../../ui/Progress";
import { toast } from "../../ui/toasts";
import { explain, t } from "../../words";
import { useProgress } from "../start/useProgress";

interface Props {
  address: string;
  start: () => Promise<string>;
  onDone: (result: PublishResult) => void;
  onBack: () => void;
}

type Phase = Extract<PublishStepKind, "records" | "links" | "check"> | "structure";
const phases: readonly string[] = ["structure", "records", "links", "check"] satisfies Phase[];

/** A publication under way. When it fails or is cancelled it can be continued, and says so. */
export function PublishRun({ address, start, onDone, onBack }: Props) {
  const [job, setJob] = useState<string>();
  const [error, setError] = useState<unknown>();
  const { phase = "structure", done = 0, total = 0 } = useProgress(job) ?? {};
  const begin = useEffectEvent(async () => {
    try {
      const id = await start();
      setJob(id);
      onDone(await publishResult(id));
    } catch (reason) {
      setError(reason);
    }
  });
  useEffect(() => void begin(), []);
  const cancel = () => {
    if (job) cancelJob(job).catch((reason: unknown) => toast({ text: explain(reason), tone: "danger" }));
  };
  if (error !== undefined) {
    return (
      <>
        <Notice tone="danger" role="alert">{explain(error)}</Notice>
        <div className="actions"><Button autoFocus look="primary" onPress={onBack}>{t("publish.back")}</Button></div>
      </>
    );
  }
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
