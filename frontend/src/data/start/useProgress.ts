import { useEffect, useState } from "react";
import { type Events, onEvent } from "../../backend";

type Told = Pick<Events["progress"], "phase" | "done" | "total">;

/** How far a job is, as Go tells; undefined until it first does. */
export function useProgress(job: string | undefined): Told | undefined {
  const [told, setTold] = useState<Events["progress"]>();
  useEffect(() => onEvent("progress", setTold), []);
  return told && told.job === job ? told : undefined;
}
