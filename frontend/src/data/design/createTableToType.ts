import { createFields, createTable, type Path, suggestName, type Table, type TableInput } from "../../backend";
import { t } from "../../words";
import { labelsOf } from "./labels";

/** Makes a table with one text field, so that its grid can be typed into at once. */
export async function createTableToType(path: Path, input: TableInput): Promise<Table> {
  const table = await createTable(path, input);
  const at = { ...path, table: table.name };
  const label = t("data.design.table.firstField");
  const name = await suggestName(at, label);
  const text = { type: "string", variant: "text", index: false, required: false, search: true, unique: false } as const;
  const fields = await createFields(at, [{ ...text, name, labels: labelsOf(label) }]);
  return { ...table, fields };
}
