import { useEffect, useState } from "react";
import { lookAtFile, type Path, type SheetLook, type SheetOptions } from "../../backend";
import { explain } from "../../words";

export const unknown: SheetOptions = { sheet: "", encoding: "", delimiter: "", quote: "", numbers: "", dates: "", header: null, from: 0 };

interface Answer { of: string; look?: SheetLook | undefined; problem?: string | undefined }

/** What a file holds when it is read in a certain way. The answer before stays in sight until the next is there. */
export function useLook(id: string, path: Path, options: SheetOptions) {
  const question = JSON.stringify([id, path, options]);
  const [answer, setAnswer] = useState<Answer>({ of: "" });
  useEffect(() => {
    const [file, at, how] = JSON.parse(question) as [string, Path, SheetOptions];
    if (!file) return;
    let wanted = true;
    lookAtFile(file, at, how).then(
      (look) => wanted && setAnswer({ of: question, look }),
      (error: unknown) => wanted && setAnswer((old) => ({ of: question, look: old.look, problem: explain(error) })),
    );
    return () => { wanted = false; };
  }, [question]);
  const current = id ? answer : { of: question, look: undefined, problem: undefined };
  return { look: current.look, problem: current.of === question ? current.problem : undefined, waiting: current.of !== question };
}
