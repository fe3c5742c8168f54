import { cancelJob } from "../../backend";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Progress } from "../../ui/Progress";
import { toast } from "../../ui/toasts";
import { explain, t } from "../../words";
import { useProgress } from "./useProgress";

interface Props {
  title: string;
  label: string;
  /** What a cancel leaves behind. */
  hint: string;
  job: string;
}

/** Shows how far a job is, and cancels it. It stays until the job has ended, so that nobody takes half for whole. */
export function JobDialog({ title, label, hint, job }: Props) {
  const { done = 0, total = 0 } = useProgress(job) ?? {};
  const cancel = () => {
    cancelJob(job).catch((error: unknown) => toast({ text: explain(error), tone: "danger" }));
  };
  return (
    <Dialog title={title} onClose={cancel} locked>
      <Progress label={label} done={done} total={total} />
      <p className="muted">{hint}</p>
      <div className="actions"><Button autoFocus onPress={cancel}>{t("ui.cancel")}</Button></div>
    </Dialog>
  );
}
