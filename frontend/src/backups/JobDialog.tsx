import { useEffect, useState } from "react";
import { Dialog } from "../ui/Dialog";
import { JobRun, useCancel } from "./JobRun";

/** What is done within this time needs no dialog. */
const shortly = 400;

/** Shows how far a job is. With `late` it only comes when the job takes long enough to be worth it. */
export function JobDialog({ title, job, late = false }: { title: string; job: string; late?: boolean }) {
  const [due, setDue] = useState(!late);
  const cancel = useCancel(job);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), shortly);
    return () => clearTimeout(timer);
  }, []);
  if (!due) return null;
  return <Dialog title={title} onClose={cancel} locked><JobRun job={job} /></Dialog>;
}
