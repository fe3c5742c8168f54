import { useState } from "react";
import type { Path } from "../../backend";
import { explain } from "../../words";
import type { Call } from "./calls";
import { type Outcome, send } from "./undo";

export interface Run {
  busy: boolean;
  outcome: Outcome | undefined;
  /** Why there is no answer at all. */
  problem: string | undefined;
  undone: boolean;
  start: () => Promise<void>;
  undo: () => Promise<void>;
}

/** Runs a call as often as one likes; the last answer stays in sight. */
export function useRun(path: Path, call: Call): Run {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const [problem, setProblem] = useState<string>();
  const [undone, setUndone] = useState(false);

  const wait = async (work: () => Promise<void>) => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(explain(error));
    }
    setBusy(false);
  };
  const start = () => wait(async () => {
    setOutcome(await send(path, call));
    setUndone(false);
  });
  const undo = () => wait(async () => {
    await outcome?.undo?.();
    setUndone(true);
  });
  return { busy, outcome, problem, undone, start, undo };
}
