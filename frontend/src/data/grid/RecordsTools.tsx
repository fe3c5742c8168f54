import { SearchField } from "../../ui/SearchField";
import { t } from "../../words";
import { UndoButtons } from "../cells/UndoButtons";
import { ColumnsButton } from "./ColumnsButton";
import type { TableState } from "./useTable";
import "./RecordsTools.css";

/** What stands above the records: undo and redo, which columns are shown, and the search. */
export function RecordsTools({ fields, search, onSearch, view, onView, undo }: TableState) {
  return (
    <div className="RecordsTools">
      <UndoButtons undo={undo} />
      <ColumnsButton fields={fields} view={view} onView={onView} />
      <SearchField label={t("data.search")} value={search} onChange={onSearch} />
    </div>
  );
}
