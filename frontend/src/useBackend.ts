import { type DependencyList, useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { type Events, onEvent } from "./backend";

export interface Loaded<T> {
  /** What Go answered last for these dependencies; undefined until it first did. */
  data: T | undefined;
  /** Why the newest load failed; undefined when it did not. */
  error: unknown;
  /** True only while there is nothing to show yet. A reload keeps the old data in sight. */
  loading: boolean;
  reload: () => void;
}

interface Options {
  /** Load again when this workspace changes. What belongs to no workspace ("") always counts. */
  workspace?: string;
  /** Only when records of these tables change, as module/table, or several tables, or how tables are made up. Of no workspace, "usage" is what keys are used for. */
  tables?: string[];
  /** The event that says the answer is old; "changed" unless told. */
  on?: "changed" | "server" | "storage";
}

interface Answer<T> { of: string; data?: T | undefined; error?: unknown }

/** Loads from Go, and again whenever Go says that something changed. Answers to an older question are dropped. */
export function useBackend<T>(load: () => Promise<T>, deps: DependencyList, options: Options = {}): Loaded<T> {
  const { workspace = "", tables, on = "changed" } = options;
  const watched = tables?.join("\n");
  const question = JSON.stringify(deps);
  const [answer, setAnswer] = useState<Answer<T>>({ of: question });
  const ask = useEffectEvent(load);
  const again = useRef<() => void>(() => undefined);

  useEffect(() => {
    let alive = true;
    let running = false;
    let stale = false;
    const run = () => {
      stale = running;
      if (running) return;
      running = true;
      ask()
        .then(
          (data) => alive && setAnswer({ of: question, data }),
          (error: unknown) => alive && setAnswer((old) => ({ of: question, data: old.of === question ? old.data : undefined, error })),
        )
        .finally(() => {
          running = false;
          if (alive && stale) run();
        });
    };
    again.current = run;
    run();
    const stop = onEvent(on, (event) => concerns(event, workspace, watched) && run());
    return () => {
      alive = false;
      stop();
    };
  }, [question, workspace, watched, on]);

  const reload = useCallback(() => again.current(), []);
  const current = answer.of === question ? answer : { data: undefined, error: undefined };
  return { data: current.data, error: current.error, loading: current.data === undefined && current.error === undefined, reload };
}

function concerns(event: Events["changed" | "server" | "storage"], workspace: string, watched: string | undefined): boolean {
  if (!("workspace" in event)) return true;
  if (watched === undefined) return event.table !== "usage" && (event.workspace === "" || event.workspace === workspace);
  return event.workspace === workspace && (event.table === "" || watched.split("\n").includes(event.table));
}
