import { useState } from "react";
import { listModules, type Module, type Table } from "../backend";
import { beforeLeaving } from "../leaving";
import { type Loaded, useBackend } from "../useBackend";

export interface Place { module: Module; table: Table }

export interface Apps extends Loaded<Module[]> {
  /** The table that is shown; undefined while there is none. */
  chosen: Place | undefined;
  /** The app that is shown in the place of a table, as it has none yet. */
  empty: Module | undefined;
  /** The app whose data model is shown in the place of a table. */
  model: Module | undefined;
  /** Shows a table; or an app without any, as table "". */
  choose: (module: string, table: string) => void;
  chooseModel: (module: string) => void;
}

/** The apps of a workspace, and the table one was last at in each workspace. */
export function useApps(workspaceId: string): Apps {
  const loaded = useBackend(() => (workspaceId ? listModules(workspaceId) : Promise.resolve([])), [workspaceId], { workspace: workspaceId });
  const [last, setLast] = useState<Record<string, Wanted>>({});
  const want = (wanted: Wanted) => setLast((old) => ({ ...old, [workspaceId]: wanted }));
  const modules = loaded.data ?? [];
  const wanted = last[workspaceId];
  const app = modules.find(({ name }) => name === wanted?.module);
  const model = wanted?.model ? app : undefined;
  const wantsEmpty = wanted?.table === "" && app?.tables.length === 0 ? app : undefined;
  const chosen = model || wantsEmpty ? undefined : find(modules, wanted);
  return {
    ...loaded,
    chosen,
    model,
    empty: wantsEmpty ?? (chosen ? undefined : modules[0]),
    choose: (module, table) => beforeLeaving(() => want({ module, table })),
    chooseModel: (module) => beforeLeaving(() => want({ module, table: "", model: true })),
  };
}

interface Wanted { module: string; table: string; model?: boolean }

/** The table that is wanted; or else the first that is not hidden, of that app or of any. */
function find(modules: Module[], wanted: Wanted | undefined): Place | undefined {
  const places = modules.flatMap((module) => module.tables.map((table) => ({ module, table })));
  return places.find(({ module, table }) => module.name === wanted?.module && table.name === wanted.table)
    ?? places.find(({ module, table }) => module.name === wanted?.module && !table.isHidden)
    ?? places.find(({ module, table }) => !module.isHidden && !table.isHidden) ?? places[0];
}
