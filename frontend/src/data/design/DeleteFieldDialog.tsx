import { deleteFields, deleteFieldsLosses, type Field, type Module, type Path } from "../../backend";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { formatNumber } from "../format";
import { labelOf } from "../label";
import { DeleteDialog } from "./DeleteDialog";

interface Props {
  path: Path;
  field: Field;
  modules: Module[];
  onClose: () => void;
  onDeleted: () => void;
}

/** Names the field, its values and the other end of its link before it deletes them. */
export function DeleteFieldDialog({ path, field, modules, onClose, onDeleted }: Props) {
  const { data: losses, error } = useBackend(
    () => deleteFieldsLosses(path, [field.name]),
    [path.workspace, path.module, path.table, field.name],
    { workspace: path.workspace },
  );
  const name = labelOf(field);
  const values = losses?.values ?? 0;
  return (
    <DeleteDialog
      title={t("data.design.field.deleteTitle", { name })}
      submitLabel={t("data.design.field.deleteSubmit")}
      name={name}
      amount={values + (losses?.links ?? 0)}
      losses={losses}
      error={error}
      modules={modules}
      onDelete={() => deleteFields(path, [field.name])}
      onClose={onClose}
      onDeleted={() => {
        onClose();
        onDeleted();
      }}
    >
      {losses && <p>{t("data.design.field.deleteLead", { count: values, total: formatNumber(values) })}</p>}
    </DeleteDialog>
  );
}
