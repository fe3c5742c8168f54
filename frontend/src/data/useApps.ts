import { useState } from "react";
import { listModules, type Module, type Table } from "../backend";
import { type Loaded, useBackend } from "../useBackend";

export interface Place { module: Module; table: Table }

export interface Apps extends Loaded<Module[]> {
  /** The table that is shown; undefined while there is none. */
  chosen: Place | undefined;
  choose: (module: string, table: string) => void;
}

/** The apps of a workspace, and the table one was last at in each workspace. */
export function useApps(workspaceId: string): Apps {
  const loaded = useBackend(() => (workspaceId ? listModules(workspaceId) : Promise.resolve([])), [workspaceId], { workspace: workspaceId });
  const [last, setLast] = useState<Record<string, { module: string; table: string }>>({});
  const choose = (module: string, table: string) => setLast((old) => ({ ...old, [workspaceId]: { module, table } }));
  return { ...loaded, chosen: find(loaded.data ?? [], last[workspaceId]), choose };
}

function find(modules: Module[], wanted: { module: string; table: string } | undefined): Place | undefined {
  const places = modules.flatMap((module) => module.tables.map((table) => ({ module, table })));
  return places.find(({ module, table }) => module.name === wanted?.module && table.name === wanted.table) ?? places[0];
}
