import { cancelJob } from "../backend";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Progress } from "../ui/Progress";
import { toast } from "../ui/toasts";
import { explain, t } from "../words";
import { type Pace, useJob } from "../useJob";

interface Props {
  title: string;
  label: string;
  /** What a cancel leaves behind. */
  hint: string;
  job: string;
  wide?: boolean;
  /** How far it is, in words; else as a percentage. */
  figures?: (pace: Pace) => string;
}

/** Shows how far a job is, and cancels it. It stays until the job has ended, so that nobody takes half for whole. */
export function JobDialog({ title, label, hint, job, wide = false, figures }: Props) {
  const pace = useJob(job);
  const cancel = () => {
    cancelJob(job).catch((error: unknown) => toast({ text: explain(error), tone: "danger" }));
  };
  const words = figures ? { children: pace ? figures(pace) : "" } : {};
  return (
    <Dialog title={title} onClose={cancel} locked wide={wide}>
      <Progress label={label} done={pace?.done ?? 0} total={pace?.total ?? 0} {...words} />
      <p className="muted">{hint}</p>
      <div className="actions"><Button autoFocus onPress={cancel}>{t("ui.cancel")}</Button></div>
    </Dialog>
  );
}
