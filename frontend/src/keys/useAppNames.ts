import { listModules } from "../backend";
import { useBackend } from "../useBackend";
import { labelOf } from "../words/label";

export interface AppName { number: number; label: string }

/** The workspace's apps as people call them; undefined until they are known. */
export function useAppNames(workspaceId: string): AppName[] | undefined {
  const { data } = useBackend(() => listModules(workspaceId), [workspaceId], { workspace: workspaceId, tables: [] });
  return data?.map((module) => ({ number: Number(module.id), label: labelOf(module) }));
}
