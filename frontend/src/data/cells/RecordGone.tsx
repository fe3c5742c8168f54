import { BackendError, type DataRecord, type Module, type Path } from "../../backend";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { toast } from "../../ui/toasts";
import { useSubmit } from "../../ui/useSubmit";
import { explain, t } from "../../words";
import { restoring } from "./edits";
import { useUndo } from "./useUndo";

interface Props {
  path: Path;
  modules: Module[];
  /** With what was changed of it and not saved. */
  record: DataRecord;
  title: string;
  error: unknown;
}

/** Says that the record was deleted while it was open, and brings it back under its id. */
export function RecordGone({ path, modules, record, title, error }: Props) {
  const undo = useUndo(path, modules);
  const again = useSubmit(async () => {
    await undo.run(restoring(path, t("cells.panel.broughtBack", { name: title }), [record]));
    toast({ text: t("cells.panel.isBack") });
  });
  const isTableThere = error instanceof BackendError && error.id === "record.not_found";
  const act = isTableThere && <Button onPress={again.send} isPending={again.busy}>{t("cells.panel.again")}</Button>;
  return (
    <>
      <Notice tone="warn" role="alert" actions={act}>{isTableThere ? t("cells.panel.gone") : explain(error)}</Notice>
      {again.problem && <Notice tone="danger" role="alert">{again.problem}</Notice>}
    </>
  );
}
