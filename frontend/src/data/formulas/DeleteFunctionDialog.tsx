import { deleteFunction, functionLosses, type GlobalFunction, type Module, type Path } from "../../backend";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { DeleteDialog } from "../design/DeleteDialog";

interface Props {
  path: Path;
  module: Module;
  of: GlobalFunction;
  onClose: () => void;
  onDeleted: () => void;
}

/** Names the formulas that use a global function before it deletes it. */
export function DeleteFunctionDialog({ path, module, of: { name }, onClose, onDeleted }: Props) {
  const { data: losses, error } = useBackend(() => functionLosses(path, name), [path.workspace, path.module, name], { workspace: path.workspace });
  return (
    <DeleteDialog
      title={t("data.formula.functions.deleteTitle", { name })}
      submitLabel={t("data.formula.functions.deleteSubmit")}
      name={name}
      losses={losses}
      error={error}
      modules={[module]}
      onDelete={() => deleteFunction(path, name)}
      onClose={onClose}
      onDeleted={() => {
        onClose();
        onDeleted();
      }}
    >
      <p>{t("data.formula.functions.deleteLead")}</p>
    </DeleteDialog>
  );
}
