import { useEffect, useState } from "react";
import { type Events, onEvent, type RetryPhase } from "./backend";

type Told = Events["progress"];
export interface Pace extends Told {
  perSecond: number;
  secondsLeft: number;
  /** Nothing goes on until the other server answers; this attempt of so many is next. */
  retry?: { why: RetryPhase; attempt: number; attempts: number };
}

const nowhere = { phase: "structure", done: 0, total: 0, perSecond: 0, secondsLeft: 0 } as const;

/** Speed is told once there is enough to tell it from. */
const settled = 500;

/** How far a job is, and how fast in its phase; undefined until Go first tells, which may be before the job's id is known here. */
export function useJob(job: string | undefined): Pace | undefined {
  const [pace, setPace] = useState<Pace>();
  useEffect(() => {
    let [phase, began, first] = ["", 0, 0];
    return onEvent("progress", (told) => {
      if (job && told.job !== job) return;
      if (told.phase === "silent" || told.phase === "busy") {
        const retry = { why: told.phase, attempt: told.done, attempts: told.total };
        setPace((before) => ({ ...(before ?? { ...told, ...nowhere }), job: told.job, retry }));
        return;
      }
      if (told.phase !== phase) [phase, began, first] = [told.phase, Date.now(), told.done];
      const passed = Date.now() - began;
      const perSecond = passed < settled ? 0 : ((told.done - first) * 1000) / passed;
      const secondsLeft = perSecond > 0 && told.total > 0 ? (told.total - told.done) / perSecond : 0;
      setPace({ ...told, perSecond, secondsLeft });
    });
  }, [job]);
  return pace && pace.job === job ? pace : undefined;
}
