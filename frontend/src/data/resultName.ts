import type { Field, Module, Result } from "../backend";
import { t } from "../words";
import { typeName } from "./fieldType";
import { findTable, labelOf } from "./label";

/** What a formula gives, in the person's words: "Number", "List: Text"; of one with a fault nothing is known. */
export function resultName({ result }: Pick<Field, "result">, modules: Module[]): string {
  return result ? nameOf(result, modules) : "";
}

function nameOf({ type, item, refTableId }: Result, modules: Module[]): string {
  if (type === "json") return t("data.formula.anything");
  if (type === "list") return t("data.formula.listOf", { items: item ? nameOf(item, modules) : t("data.formula.anything") });
  if (type !== "reference") return typeName({ type });
  const place = findTable(modules, refTableId);
  return t("data.formula.linkTo", { table: place ? labelOf(place.table) : "" });
}
