import { createTable, type Path, type Table, type TableInput } from "../../backend";
import { t } from "../../words";
import { labelsOf } from "./labels";

/** Makes a table with one text field, so that its grid can be typed into at once. */
export function createTableToType(path: Path, input: TableInput): Promise<Table> {
  const labels = labelsOf(t("data.design.table.firstField"));
  return createTable(path, input, [{ type: "string", variant: "text", index: false, required: false, search: true, unique: false, labels }]);
}
