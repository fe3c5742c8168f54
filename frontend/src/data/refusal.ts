import { BackendError, type Field, type Module, type Path } from "../backend";
import { explain, type Names, t } from "../words";
import { labelOf } from "./label";

/** The field that Go's refusal names, if it names one. */
export const refusedField = (error: unknown): string | undefined =>
  error instanceof BackendError && typeof error.args.field === "string" ? error.args.field : undefined;

const labels = (named: Pick<Field, "name" | "labels">[]) => Object.fromEntries(named.map((one) => [one.name, labelOf(one)]));

/** What people call the fields of a table, and the tables of its app. */
function namesAt({ module, table }: Path, modules: Module[]): Names {
  const tables = modules.find(({ name }) => name === module)?.tables ?? [];
  return { field: labels(tables.find(({ name }) => name === table)?.fields ?? []), table: labels(tables) };
}

/** Why Go refused records of a table, in people's words. Their places in what was sent say nothing to them. */
export function refusalText(error: unknown, path: Path, modules: Module[]): string {
  const names = namesAt(path, modules);
  if (error instanceof BackendError && error.id === "field.not_unique_in_batch") {
    const field = String(error.args.field);
    return t("data.refused.twice", { field: names.field?.[field] ?? field, value: String(error.args.value).replace(/^"(.*)"$/s, "$1") });
  }
  if (error instanceof BackendError && typeof error.args.table === "string" && error.args.table !== path.table) {
    // Its field is one of the other table.
    return explain(error, namesAt({ ...path, table: error.id === "field.no_such_record" ? path.table : error.args.table }, modules), ["record"]);
  }
  return explain(error, names, ["record"]);
}
