import { deleteModule, type Module, moduleLosses } from "../../backend";
import { NameList } from "../../ui/NameList";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { formatNumber } from "../format";
import { labelOf } from "../label";
import { DeleteDialog } from "./DeleteDialog";

interface Props {
  workspaceId: string;
  module: Module;
  modules: Module[];
  /** It is about to be deleted. */
  onDelete: (id: string) => void;
  onClose: () => void;
  onDeleted: () => void;
}

/** Names the app and all that is lost with it before it deletes it. */
export function DeleteAppDialog({ workspaceId, module, modules, onDelete, onClose, onDeleted }: Props) {
  const name = labelOf(module);
  const { data: losses, error } = useBackend(() => moduleLosses(workspaceId, module.name), [workspaceId, module.name], { workspace: workspaceId });
  const records = module.tables.reduce((sum, table) => sum + table.records, 0);
  return (
    <DeleteDialog
      title={t("data.delete.title", { name })}
      submitLabel={t("data.delete.submit")}
      name={name}
      losses={losses}
      error={error}
      modules={modules}
      onDelete={() => {
        onDelete(module.id);
        return deleteModule(workspaceId, module.name);
      }}
      onClose={onClose}
      onDeleted={onDeleted}
    >
      <p>{t("data.delete.lead", { tables: module.tables.length, records: t("data.delete.records", { count: records, total: formatNumber(records) }) })}</p>
      {module.tables.length > 0 && (
        <NameList label={t("data.delete.list")}>
          {module.tables.map((table) => (
            <li key={table.name}>
              <span className="name">{labelOf(table)}</span>
              <span className="muted">{t("data.delete.table", { count: table.records, total: formatNumber(table.records) })}</span>
            </li>
          ))}
        </NameList>
      )}
    </DeleteDialog>
  );
}
