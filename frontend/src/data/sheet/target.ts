import { type ImportPlan, type Path, type SheetLook, suggestName, type Table } from "../../backend";
import { type Draft, planOf } from "./plan";

/** The plan with the names of what has to be made for it: the table, and its app where there is none. */
export async function placeOf(path: Path, look: SheetLook, draft: Draft, table: Table | undefined): Promise<ImportPlan> {
  if (table) return planOf(path, look, draft, table);
  const label = draft.label.trim();
  const module = path.module || (await suggestName({ ...path, module: "", table: "" }, label));
  const name = await suggestName(path.module ? { ...path, table: "" } : { ...path, module: "", table: "" }, label);
  return planOf({ ...path, module, table: name }, look, draft, undefined);
}
