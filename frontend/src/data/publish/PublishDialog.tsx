import { useState } from "react";
import {
  listUnfinished, type Module, type PublishPlan, publishResult, type PublishResult, resumePublish, startPublish, type UnfinishedPublish,
} from "../../backend";
import { Dialog } from "../../ui/Dialog";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { labelOf } from "../label";
import { ConfirmConnection } from "./ConfirmConnection";
import { PlanView } from "./PlanView";
import { PublishFailed } from "./PublishFailed";
import { PublishRun } from "./PublishRun";
import { ResultView } from "./ResultView";
import { ResumeForm } from "./ResumeForm";
import { UnfinishedList } from "./UnfinishedList";
import { type Where, WhereForm } from "./WhereForm";

interface Props {
  workspaceId: string;
  module: Module;
  onClose: () => void;
}

/** Where one is: first the address, then its confirmation, then what will be done, then the doing, then what came of it. */
type Step =
  | { at: "where" }
  | { at: "confirm"; where: Where }
  | { at: "plan"; where: Where; plan: PublishPlan }
  | { at: "resume"; unfinished: UnfinishedPublish }
  | { at: "run"; address: string; job?: string }
  | { at: "failed"; error: unknown }
  | { at: "done"; result: PublishResult };

/** Publishes an app to a server that speaks the Public API. The key is kept for as long as the dialog is open, and nowhere else. */
export function PublishDialog({ workspaceId, module, onClose }: Props) {
  const [step, setStep] = useState<Step>({ at: "where" });
  const [where, setWhere] = useState<Where>({ address: "", workspace: "", module: module.name, key: "", records: true });
  const { data: unfinished = [], reload } = useBackend(() => listUnfinished(workspaceId), [workspaceId]);
  const title = t("publish.title", { name: labelOf(module) });
  const what = { workspace: workspaceId, module: module.name, records: where.records };
  const back = () => {
    reload();
    setStep({ at: "where" });
  };
  const run = async (address: string, start: () => Promise<string>) => {
    setStep({ at: "run", address });
    try {
      const job = await start();
      setStep({ at: "run", address, job });
      setStep({ at: "done", result: await publishResult(job) });
    } catch (error) {
      reload();
      setStep({ at: "failed", error });
    }
  };
  const mine = unfinished.filter((one) => one.module === module.name);
  return (
    <Dialog title={title} onClose={onClose} locked={step.at === "run"} wide>
      {step.at === "where" && (
        <>
          <UnfinishedList list={mine} onResume={(one) => setStep({ at: "resume", unfinished: one })} onChanged={reload} />
          <WhereForm value={where} onChange={setWhere} onCancel={onClose} onDone={(tidy) => setStep({ at: "confirm", where: tidy })} />
        </>
      )}
      {step.at === "confirm" && (
        <ConfirmConnection what={what} where={step.where} onBack={back} onPlanned={(plan) => setStep({ at: "plan", where: step.where, plan })} />
      )}
      {step.at === "plan" && (
        <PlanView
          module={module}
          plan={step.plan}
          onBack={back}
          onPublish={() => void run(step.plan.target.address, () => startPublish(what, step.plan.target, step.where.key))}
        />
      )}
      {step.at === "resume" && (
        <ResumeForm
          unfinished={step.unfinished}
          onBack={back}
          onResume={(key) => void run(step.unfinished.target.address, () => resumePublish(step.unfinished.id, key))}
        />
      )}
      {step.at === "run" && <PublishRun address={step.address} job={step.job} />}
      {step.at === "failed" && <PublishFailed error={step.error} begun={mine.length > 0} onBack={back} />}
      {step.at === "done" && <ResultView module={module} result={step.result} onClose={onClose} onBack={back} />}
    </Dialog>
  );
}
