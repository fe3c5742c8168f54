import { useEffect, useEffectEvent, useState } from "react";
import { cancelJob, createModule, deleteModule, importResult, type ImportPlan, type ImportResult, startImport } from "../../backend";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Progress } from "../../ui/Progress";
import { explain, t } from "../../words";
import { paceText } from "./pace";
import { useJob } from "../../useJob";

interface Props {
  /** By which Go knows the file. */
  file: string;
  plan: ImportPlan;
  /** The plan's app is still to be made; it goes again when nothing comes into it. */
  makesApp: boolean;
  onDone: (job: string, result: ImportResult) => void;
  onBack: () => void;
}

/** The import under way: how far it is, and the way out. */
export function RunStep({ file, plan, makesApp, onDone, onBack }: Props) {
  const [job, setJob] = useState("");
  const [problem, setProblem] = useState<string>();
  const [ending, setEnding] = useState(false);
  const pace = useJob(job);
  const { workspace, module } = plan.path;

  const run = useEffectEvent(async (begun: (job: string) => void): Promise<[string, ImportResult]> => {
    if (makesApp) await createModule(workspace, { name: module, labels: plan.table?.labels ?? {} });
    let result: ImportResult | undefined;
    try {
      const id = await startImport(file, plan);
      begun(id);
      result = await importResult(id);
      return [id, result];
    } finally {
      if (makesApp && (!result || result.cancelled || result.refused)) await deleteModule(workspace, module);
    }
  });
  const ended = useEffectEvent(onDone);
  useEffect(() => {
    let alive = true;
    // Started a moment later: what React tries out in development is over by then, and nothing is imported twice.
    const start = setTimeout(() => {
      run((id) => alive && setJob(id)).then(
        ([id, result]) => alive && ended(id, result),
        (error: unknown) => alive && setProblem(explain(error)),
      );
    });
    return () => {
      alive = false;
      clearTimeout(start);
    };
  }, []);

  if (problem) {
    return (
      <>
        <Notice tone="danger" role="alert">{t("sheet.run.failed")} {problem}</Notice>
        <div className="actions"><Button look="primary" autoFocus onPress={onBack}>{t("sheet.back")}</Button></div>
      </>
    );
  }
  const cancel = () => {
    setEnding(true);
    cancelJob(job).catch(() => undefined); // it has ended meanwhile: its result is on its way
  };
  return (
    <>
      <Progress label={pace ? t(`sheet.phase.${pace.phase as "write"}`) : t("sheet.phase.begin")} done={pace?.done ?? 0} total={pace?.total ?? 0}>
        {paceText(pace)}
      </Progress>
      <p className="muted small">{t("sheet.run.whole")}</p>
      <div className="actions"><Button isDisabled={job === ""} isPending={ending} onPress={cancel}>{t("ui.cancel")}</Button></div>
    </>
  );
}
