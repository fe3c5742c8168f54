import { useState } from "react";
import { listModules, type Module } from "../backend";
import { beforeLeaving } from "../leaving";
import { type Loaded, useBackend } from "../useBackend";
import { after, type AppView, appOf, isWanted, type Seen, seenAgain, type Shown, type Wanted, wantedOf } from "./shown";

export type { Place } from "./shown";

export interface Apps extends Loaded<Module[]>, Shown {
  /** What is shown and was deleted elsewhere, as it was last. */
  gone: Seen | undefined;
  /** Shows a table; or an app without any, as table "". */
  choose: (module: string, table: string) => void;
  /** Shows an app as a whole. */
  chooseView: (module: string, view: AppView) => void;
  /** Shows something else in the place of what is gone. */
  moveOn: () => void;
  /** An app or a table is about to be deleted here: nobody has to be told that it is gone. */
  letGo: (id: string) => void;
}

/** The apps of a workspace, and the table one was last at in each workspace. */
export function useApps(workspaceId: string): Apps {
  const loaded = useBackend(() => (workspaceId ? listModules(workspaceId) : Promise.resolve([])), [workspaceId], { workspace: workspaceId });
  const [last, setLast] = useState<Record<string, Wanted | undefined>>({});
  const [deleted, setDeleted] = useState<string[]>([]);
  const want = (wanted: Wanted | undefined) => setLast((old) => ({ ...old, [workspaceId]: wanted }));
  const modules = loaded.data;
  const { shown, wanted, gone } = modules ? look(modules, last[workspaceId], deleted) : nothing;
  const app = appOf(shown);
  if (modules && app && wanted?.seen?.modules !== modules && isWanted(shown, wanted)) {
    want({ module: app.name, table: shown.chosen?.table.name ?? "", view: shown.whole?.view, seen: { ...shown, modules } });
  }
  return {
    ...loaded,
    ...shown,
    gone,
    choose: (module, table) => beforeLeaving(() => want({ module, table })),
    chooseView: (module, view) => beforeLeaving(() => want({ module, table: "", view })),
    moveOn: () => beforeLeaving(() => want(modules && gone && after(modules, gone))),
    letGo: (id) => setDeleted((old) => [...old, id]),
  };
}

interface Looked { shown: Shown; wanted?: Wanted | undefined; gone?: Seen }

const nothing: Looked = { shown: {} };

/** What is shown of what is wanted; what was seen before counts by what it is, no more by its name. */
function look(modules: Module[], wanted: Wanted | undefined, deleted: string[]): Looked {
  if (!wanted?.seen) return { shown: wantedOf(modules, wanted), wanted };
  const { seen } = wanted;
  const again = seenAgain(modules, seen);
  if (again) return { shown: again, wanted: { module: appOf(again)?.name ?? "", table: "", view: again.whole?.view, seen } };
  const isOwn = [appOf(seen)?.id, seen.chosen?.table.id].some((id) => id !== undefined && deleted.includes(id));
  const next = after(modules, seen);
  return isOwn ? { shown: wantedOf(modules, next), wanted: next } : { shown: {}, gone: seen };
}
