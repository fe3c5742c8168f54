import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Module, Path } from "../../backend";
import { type Edit, enter, historyOf, listen, reserve, run, step, type Turn } from "./history";

export type { Edit };

export interface Undo {
  /** Does an edit and keeps it to be taken back. Rejects with what Go refused; then nothing is kept. */
  run: (edit: Edit) => Promise<void>;
  /** Keeps a place for an edit that is not known yet: what comes later waits for it. */
  reserve: () => Turn;
  /** Takes back the last edit. What hinders it is said in a toast. */
  undo: () => Promise<void>;
  redo: () => Promise<void>;
  canUndo: boolean;
  canRedo: boolean;
  /** What would be taken back or done again, in words. */
  undoLabel: string | undefined;
  redoLabel: string | undefined;
}

/** What was done to a table in this window. Another workspace begins anew. */
export function useUndo({ workspace, module, table }: Path, modules: Module[]): Undo {
  const path = useMemo(() => ({ workspace, module, table }), [workspace, module, table]);
  const history = useSyncExternalStore(listen, () => historyOf(path));
  useEffect(() => enter(workspace), [workspace]);
  return useMemo(() => ({
    run: (edit) => run(path, edit),
    reserve: () => reserve(path),
    undo: () => step(path, modules, "undo"),
    redo: () => step(path, modules, "redo"),
    canUndo: history.undo.length > 0,
    canRedo: history.redo.length > 0,
    undoLabel: history.undo.at(-1)?.label,
    redoLabel: history.redo.at(-1)?.label,
  }), [path, modules, history]);
}

/** What a key press asks for: Ctrl+Z, and Ctrl+Y or Ctrl+Shift+Z; with the command key on a Mac. */
export function undoKey(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">): "undo" | "redo" | undefined {
  if (event.altKey || (!event.ctrlKey && !event.metaKey)) return undefined;
  const key = event.key.toLowerCase();
  if (key === "z") return event.shiftKey ? "redo" : "undo";
  return key === "y" && !event.shiftKey ? "redo" : undefined;
}
