import { getRecord, type Path } from "../../backend";
import { useBackend } from "../../useBackend";
import { isRecordGone } from "./gone";

/** Whether another has deleted the record that is being edited. It is asked for by its id: a view may show it no more, or elsewhere. */
export function useEdited(path: Path, id: string | undefined): { isGone: boolean } {
  const { workspace, module, table } = path;
  const ask = () => (id === undefined ? Promise.resolve(undefined) : getRecord(path, id));
  const { error } = useBackend(ask, [workspace, module, table, id], { workspace, tables: [`${module}/${table}`] });
  return { isGone: id !== undefined && isRecordGone(error) };
}
