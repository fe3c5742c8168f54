import { useState } from "react";
import type { Path } from "../../backend";
import type { Draft } from "../draft";

/** A record that the panel shows, or a new one, with values to begin with. */
export interface Step { path: Path; id: string | undefined; start?: Draft }

export interface Trail {
  step: Step;
  draft: Draft;
  setDraft: (change: (old: Draft) => Draft) => void;
  /** Whether another record was open before. */
  deep: boolean;
  open: (step: Step) => void;
  back: () => void;
  /** The new record is one now. */
  settle: (id: string) => void;
}

/** Which record the panel shows: the one that it was opened for, or one that was opened from it. */
export function useTrail({ workspace, module, table }: Path, id: string | undefined): Trail {
  const [first, setFirst] = useState<Step>({ path: { workspace, module, table }, id });
  const [steps, setSteps] = useState<Step[]>([]);
  const [draft, setDraft] = useState<Draft>({});
  const show = (to: Step[], start: Draft = {}) => {
    setSteps(to);
    setDraft(start);
  };
  if (first.id !== id || first.path.table !== table || first.path.module !== module || first.path.workspace !== workspace) {
    setFirst({ path: { workspace, module, table }, id });
    show([]);
  }
  const step = steps.at(-1) ?? first;
  return {
    step, draft, setDraft,
    deep: steps.length > 0,
    open: (to) => show([...steps, to], to.start),
    back: () => show(steps.slice(0, -1)),
    settle: (newId) => show([...steps.slice(0, -1), { path: step.path, id: newId }]),
  };
}
