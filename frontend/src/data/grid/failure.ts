import type { Field } from "../../backend";
import { t } from "../../words";
import { explainFault } from "../../words/fault";
import type { Row } from "./renewal";

/** Why a formula gave nothing for a record, in words. */
export function failureOf(row: Row | undefined, field: Field): string | undefined {
  const fault = row?.problems?.[field.name]?.[row.record.id];
  return fault && t("data.formula.failed", { reason: explainFault(fault) });
}
