import type { Comparison, FunctionComparison, TableComparison } from "../backend";
import type { Loaded } from "../useBackend";
import { t } from "../words";
import { labelOf } from "../words/label";
import { formatNumber } from "../words/number";

const takes = (table: TableComparison) => table.goes || table.recordsGo > 0 || table.recordsBack > 0 || table.fieldsGo.length > 0;

/** The workspace's own file is damaged: nothing can be compared, and restoring is what helps. */
export const isBroken = (error: unknown) => typeof error === "object" && error !== null && "id" in error && error.id === "backup.live_broken";

/** Whether restoring would take something away, and whether it is possible at all. */
export function loses({ data, error }: Loaded<Comparison>): [risky: boolean, possible: boolean] {
  if (data) return [data.tables.some(takes) || data.functions.some((one) => one.goes || one.back), true];
  return [isBroken(error), isBroken(error)];
}

/** What would become of a table, in a few short sentences. */
export function sentencesOf(table: TableComparison): string[] {
  const count = (key: "go" | "come" | "back", number: number) => (number ? [t(`backups.changes.${key}`, { count: number, total: formatNumber(number) })] : []);
  const fields = (key: "fieldsGo" | "fieldsCome") =>
    table[key].length ? [t(`backups.changes.${key}`, { count: table[key].length, names: table[key].map(labelOf).join(", ") })] : [];
  return [
    ...(table.goes ? [t("backups.changes.tableGoes")] : []), ...(table.comes ? [t("backups.changes.tableComes")] : []),
    ...count("go", table.recordsGo), ...count("come", table.recordsCome), ...count("back", table.recordsBack),
    ...fields("fieldsGo"), ...fields("fieldsCome"),
  ];
}

/** What would become of a global function. */
export function sentenceOf({ goes, comes }: FunctionComparison): string {
  if (goes) return t("backups.changes.functionGoes");
  return t(comes ? "backups.changes.functionComes" : "backups.changes.functionBack");
}
