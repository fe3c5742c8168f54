import { useState } from "react";
import type { ImportPlan, ImportResult, Module, Path, Table } from "../../backend";
import { Dialog } from "../../ui/Dialog";
import { t } from "../../words";
import { labelOf } from "../label";
import { DoneStep } from "./DoneStep";
import { LeaveQuestion } from "./LeaveQuestion";
import { LookStep } from "./LookStep";
import { MapStep } from "./MapStep";
import { PickStep } from "./PickStep";
import { type Draft, proposed } from "./plan";
import { RunStep } from "./RunStep";
import { placeOf } from "./target";
import { useFits } from "./useFits";
import { unknown, useLook } from "./useLook";
import { useUpload } from "./useUpload";

interface Props {
  workspaceId: string;
  /** Without one an app is made for the file. */
  module?: Module | undefined;
  /** Without one a table is made for the file. */
  table?: Table | undefined;
  onClose: () => void;
  onOpenTable: (module: string, table: string) => void;
}

type Step = { at: "pick" | "look" | "map" } | { at: "run"; plan: ImportPlan } | { at: "done"; job: string; result: ImportResult; plan: ImportPlan };

/** Takes a CSV or Excel file into a table, step by step: the file, how it reads, where it goes, and what became of it. */
export function ImportDialog({ workspaceId, module, table, onClose, onOpenTable }: Props) {
  const path: Path = { workspace: workspaceId, module: module?.name ?? "", table: table?.name ?? "" };
  const upload = useUpload();
  const [step, setStep] = useState<Step>({ at: "pick" });
  const [options, setOptions] = useState(unknown);
  const seen = useLook(upload.id, path, options);
  const [drafts, setDrafts] = useState<{ of: string; draft: Draft }>();
  const [leaving, setLeaving] = useState(false);
  const { look } = seen;
  const file = `${upload.id} ${JSON.stringify(look?.columns.map(({ field, name }) => [name, field]))}`;
  const draft = drafts?.of === file ? drafts.draft : look && proposed(look, table);
  const fits = useFits(upload.id, path, look?.options ?? unknown, step.at === "map" && draft ? draft.columns : []);
  const pick = (picked: File) => {
    setOptions(unknown);
    setStep({ at: "look" });
    upload.pick(picked);
  };
  const openTable = ({ path: at }: ImportResult) => {
    onClose();
    onOpenTable(at.module, at.table);
  };
  const close = () => (step.at === "pick" || step.at === "done" ? onClose() : setLeaving(true));
  const title = table ? t("sheet.import.title", { table: labelOf(table) }) : t("sheet.import.newTitle");

  return (
    <Dialog size="large" title={title} onClose={close} locked={step.at === "run"}>
      {step.at === "pick" && <PickStep onPick={pick} onClose={onClose} />}
      {step.at === "look" && (
        <LookStep upload={upload} seen={seen} onOptions={setOptions} onPick={pick} onNext={() => setStep({ at: "map" })} onClose={close} />
      )}
      {step.at === "map" && look && draft && (
        <MapStep
          look={look}
          table={table}
          draft={draft}
          fits={fits}
          onDraft={(next) => setDrafts({ of: file, draft: next })}
          onBack={() => setStep({ at: "look" })}
          onStart={async () => setStep({ at: "run", plan: await placeOf(path, look, draft, table) })}
        />
      )}
      {step.at === "run" && (
        <RunStep
          file={upload.id}
          plan={step.plan}
          makesApp={!module}
          onDone={(job, result) => setStep({ ...step, at: "done", job, result })}
          onBack={() => setStep({ at: "map" })}
        />
      )}
      {step.at === "done" && (
        <DoneStep {...step} table={table} name={upload.file?.name ?? ""} onAgain={() => setStep({ at: "map" })} onClose={onClose} onOpen={() => openTable(step.result)} />
      )}
      {leaving && <LeaveQuestion onStay={() => setLeaving(false)} onLeave={onClose} />}
    </Dialog>
  );
}
