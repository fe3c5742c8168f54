import { deleteTable, type Module, type Table, tableLosses } from "../../backend";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { formatNumber } from "../format";
import { labelOf } from "../label";
import { DeleteDialog } from "./DeleteDialog";

interface Props {
  workspaceId: string;
  module: Module;
  table: Table;
  modules: Module[];
  /** It is about to be deleted. */
  onDelete: (id: string) => void;
  onClose: () => void;
  onDeleted: () => void;
}

/** Names the table, its records and the links to it before it deletes them. */
export function DeleteTableDialog({ workspaceId, module, table, modules, onDelete, onClose, onDeleted }: Props) {
  const path = { workspace: workspaceId, module: module.name, table: table.name };
  const { data: losses, error } = useBackend(() => tableLosses(path), [workspaceId, module.name, table.name], { workspace: workspaceId });
  const name = labelOf(table);
  const words = { fields: table.fields?.length ?? 0, records: losses?.records ?? 0, total: formatNumber(losses?.records ?? 0) };
  return (
    <DeleteDialog
      title={t("data.design.table.deleteTitle", { name })}
      submitLabel={t("data.design.table.deleteSubmit")}
      name={name}
      losses={losses}
      error={error}
      modules={modules}
      onDelete={() => {
        onDelete(table.id);
        return deleteTable(path);
      }}
      onClose={onClose}
      onDeleted={onDeleted}
    >
      {losses && <p>{t("data.design.table.deleteLead", words)}</p>}
    </DeleteDialog>
  );
}
