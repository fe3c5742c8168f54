import { useState } from "react";
import {
  listUnfinished, type Module, type Published, type PublishPlan, publishResult, type PublishTarget, resumePublish, startPublish, type UnfinishedPublish,
} from "../../backend";
import { Dialog } from "../../ui/Dialog";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { labelOf } from "../label";
import { ConfirmConnection } from "./ConfirmConnection";
import { DiscardForm } from "./DiscardForm";
import { PlanView } from "./PlanView";
import { PublishRun } from "./PublishRun";
import { PublishStopped } from "./PublishStopped";
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
  | { at: "where"; taken?: string }
  | { at: "confirm"; where: Where }
  | { at: "plan"; where: Where; plan: PublishPlan }
  | { at: "resume" | "discard"; unfinished: UnfinishedPublish }
  | { at: "run"; address: string; job?: string }
  | { at: "stopped"; error?: unknown; unfinished: UnfinishedPublish | undefined; untouched: string | undefined }
  | { at: "done"; published: Published };

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
  const stopped = async (target: PublishTarget, anew: boolean, error?: unknown) => {
    const left = await listUnfinished(workspaceId).catch(() => undefined);
    const unfinished = left?.find((one) => one.module === module.name && same(one.target, target));
    setStep({ at: "stopped", error, unfinished, untouched: anew && left && !unfinished ? target.address : undefined });
  };
  const run = async (target: PublishTarget, anew: boolean, start: () => Promise<string>) => {
    setStep({ at: "run", address: target.address });
    try {
      const job = await start();
      setStep({ at: "run", address: target.address, job });
      const { cancelled, published } = await publishResult(job);
      if (cancelled) await stopped(target, anew);
      else setStep({ at: "done", published });
    } catch (error) {
      await stopped(target, anew, error);
    }
  };
  const planned = (plan: PublishPlan) => setStep((now) => (now.at === "confirm" ? { at: "plan", where: now.where, plan } : now));
  const resume = (one: UnfinishedPublish) => setStep({ at: "resume", unfinished: one });
  const mine = unfinished.filter((one) => one.module === module.name);
  return (
    <Dialog title={title} onClose={onClose} locked={step.at === "run"} wide>
      {step.at === "where" && (
        <>
          <UnfinishedList list={mine} onResume={resume} onDiscard={(one) => setStep({ at: "discard", unfinished: one })} />
          <WhereForm value={where} taken={step.taken} onChange={setWhere} onCancel={onClose} onDone={(tidy) => setStep({ at: "confirm", where: tidy })} />
        </>
      )}
      {step.at === "confirm" && (
        <ConfirmConnection what={what} where={step.where} onBack={back} onPlanned={planned} onTaken={(taken) => setStep({ at: "where", taken })} />
      )}
      {step.at === "plan" && (
        <PlanView
          module={module}
          plan={step.plan}
          onBack={back}
          onPublish={() => void run(step.plan.target, true, () => startPublish(what, step.plan.target, step.where.key))}
        />
      )}
      {step.at === "resume" && (
        <ResumeForm
          unfinished={step.unfinished}
          onBack={back}
          onResume={(key) => void run(step.unfinished.target, false, () => resumePublish(step.unfinished.id, key))}
        />
      )}
      {step.at === "discard" && <DiscardForm unfinished={step.unfinished} onBack={back} />}
      {step.at === "run" && <PublishRun address={step.address} job={step.job} />}
      {step.at === "stopped" && (
        <PublishStopped error={step.error} unfinished={step.unfinished} untouched={step.untouched} onResume={resume} onBack={back} onClose={onClose} />
      )}
      {step.at === "done" && <ResultView module={module} published={step.published} onClose={onClose} />}
    </Dialog>
  );
}

function same(a: PublishTarget, b: PublishTarget): boolean {
  return a.address === b.address && a.workspace === b.workspace && a.module === b.module;
}
