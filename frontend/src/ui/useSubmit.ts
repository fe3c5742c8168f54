import { useState } from "react";
import { explain } from "../words";

/** Thrown by a form that refuses before Go is asked: the field, and what is wrong with it. */
export class Refusal extends Error {
  readonly field: string;

  constructor(field: string, sentence: string) {
    super(sentence);
    this.field = field;
  }
}

export interface Submit {
  send: () => void;
  busy: boolean;
  /** Sentences by the name of the field they belong to. */
  faults: Record<string, string>;
  /** A sentence that belongs to no field. */
  problem: string | undefined;
  /** Someone has typed into the field of that name: what was wrong with it may be right now. */
  edited: (name: string) => void;
}

type Places = Record<string, string | string[]>;

/**
 * Sends a form. `places` says which field an error belongs to, by the beginning of the error's id, or by several of them:
 * `{ name: "key.name", expires: ["key.expires", "key.time"] }`. `known` is what is wrong from the start, by field.
 */
export function useSubmit(work: () => Promise<void>, places: Places = {}, known: Record<string, string> = {}): Submit {
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState(known);
  const [problem, setProblem] = useState<string>();

  const send = () => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    setFaults({});
    work()
      .catch((error: unknown) => {
        const sentence = error instanceof Refusal ? error.message : explain(error);
        const field = error instanceof Refusal ? error.field : fieldOf(error, places);
        if (field) setFaults({ [field]: sentence });
        else setProblem(sentence);
      })
      .finally(() => setBusy(false));
  };
  const edited = (name: string) => {
    if (name in faults) setFaults({});
  };
  return { send, busy, faults, problem, edited };
}

function fieldOf(error: unknown, places: Places): string | undefined {
  const id = typeof error === "object" && error !== null && "id" in error ? String(error.id) : "";
  const starts = Object.entries(places).flatMap(([field, some]) => [some].flat().map((start) => [field, start] as const));
  const matches = starts.filter(([, start]) => id.startsWith(start));
  return matches.sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
}
