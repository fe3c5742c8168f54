import { type Field, heldValues, type Module } from "../../backend";
import { useBackend } from "../../useBackend";
import { placeOf } from "../label";

/** What a field of a table holds already, in the order of the alphabet. */
export function useHeld(workspace: string, modules: Module[], field: Field): string[] {
  const place = placeOf(modules, field);
  const path = place && { workspace, module: place.module.name, table: place.table.name };
  return useBackend(() => (path ? heldValues(path, field.name) : Promise.resolve<string[]>([])), [path, field.name]).data ?? [];
}
