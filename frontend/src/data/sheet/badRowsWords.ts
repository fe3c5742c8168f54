import type { BadRowsWords, ImportPlan, Table } from "../../backend";
import { type Names, sentencesOf, t } from "../../words";
import { labelOf } from "../label";
import { numberForms } from "./forms";

/** Why a row of a file cannot come in is said by sentences with these beginnings. */
const about = /^(cell|csv|import|sheet|record|field)\./;

/** What people call the fields that a file goes into, the table that was there, and the formats. */
export function namesOf({ fields }: ImportPlan, table: Table | undefined): Names {
  const all = [...(table?.fields ?? []), ...fields];
  return {
    field: Object.fromEntries(all.map((field) => [field.name, labelOf(field)])),
    table: table ? { [table.name]: labelOf(table) } : {},
    format: Object.fromEntries(numberForms.map(({ value, label }) => [value, label])),
  };
}

/** What the file of bad rows says, in the person's language. */
export const badRowsWords = (names: Names): BadRowsWords => ({ line: t("sheet.bad.line"), reason: t("sheet.bad.reason"), sentences: sentencesOf(about), names });
