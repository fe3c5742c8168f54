import { useEffect, useRef, useState } from "react";
import { forgetFile, handOver } from "../../backend";
import { explain } from "../../words";

export interface Upload {
  /** By which Go knows the file; "" until it has all of it. */
  id: string;
  file: File | undefined;
  sent: number;
  /** Why the file could not be handed over. */
  problem: string | undefined;
  pick: (file: File) => void;
}

interface State { id: string; file: File | undefined; sent: number; problem: string | undefined }
const none: State = { id: "", file: undefined, sent: 0, problem: undefined };

/** A file on its way to Go, which keeps it for as long as this is on the screen and no other file is picked. */
export function useUpload(): Upload {
  const [state, setState] = useState<State>(none);
  const held = useRef("");
  const newest = useRef<File>(undefined);
  const forget = (id: string) => { if (id) forgetFile(id).catch(() => undefined); };

  const pick = (file: File) => {
    forget(held.current);
    held.current = "";
    newest.current = file;
    setState({ ...none, file });
    handOver(file, (sent) => { if (newest.current === file) setState((old) => ({ ...old, sent })); }).then(
      (id) => {
        if (newest.current !== file) {
          forget(id);
          return;
        }
        held.current = id;
        setState((old) => ({ ...old, id }));
      },
      (error: unknown) => { if (newest.current === file) setState({ ...none, problem: explain(error) }); },
    );
  };
  useEffect(() => () => {
    newest.current = undefined;
    forget(held.current);
    held.current = "";
  }, []);
  return { ...state, pick };
}
