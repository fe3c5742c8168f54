import { useEffect, useEffectEvent, useState } from "react";
import { cancelJob, exportResult, type ExportPlan, type ExportResult, type Path, showInFolder, startExport } from "../../backend";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Notice } from "../../ui/Notice";
import { Progress } from "../../ui/Progress";
import { toast } from "../../ui/toasts";
import { explain, t } from "../../words";
import { formatNumber } from "../format";
import { useJob } from "./useJob";

interface Props {
  path: Path;
  title: string;
  plan: ExportPlan;
  /** To choose otherwise, when it failed. */
  onBack: () => void;
  onClose: () => void;
}

/** The export under way: how far it is, and the way out. Its end is told in a toast. */
export function ExportRun({ path, title, plan, onBack, onClose }: Props) {
  const [job, setJob] = useState("");
  const [problem, setProblem] = useState<string>();
  const pace = useJob(job);
  const begin = useEffectEvent(() => startExport(path, plan));
  const ended = useEffectEvent((result: ExportResult) => {
    tell(result);
    onClose();
  });
  useEffect(() => {
    let alive = true;
    const run = async () => {
      const id = await begin();
      if (alive) setJob(id);
      return exportResult(id);
    };
    // Started a moment later: what React tries out in development is over by then.
    const start = setTimeout(() => {
      run().then((result) => alive && ended(result), (error: unknown) => alive && setProblem(explain(error)));
    });
    return () => {
      alive = false;
      clearTimeout(start);
    };
  }, []);
  const { done = 0, total = 0 } = pace ?? {};
  return (
    <Dialog wide title={title} onClose={onBack} locked={!problem}>
      {problem ? <Notice tone="danger" role="alert">{problem}</Notice> : (
        <Progress label={t("sheet.phase.export")} done={done} total={total}>
          {pace ? t("sheet.export.of", { done: formatNumber(done), total: formatNumber(total) }) : ""}
        </Progress>
      )}
      <div className="actions">
        {problem
          ? <Button look="primary" autoFocus onPress={onBack}>{t("sheet.back")}</Button>
          : <Button isDisabled={job === ""} onPress={() => void cancelJob(job).catch(() => undefined)}>{t("ui.cancel")}</Button>}
      </div>
    </Dialog>
  );
}

function tell({ cancelled, records, file }: ExportResult) {
  if (cancelled) toast({ text: t("sheet.export.cancelled") });
  else {
    toast({
      text: t("sheet.export.done", { count: records, total: formatNumber(records) }),
      action: { label: t("ui.showInFolder"), onAction: () => void showInFolder(file) },
    });
  }
}
