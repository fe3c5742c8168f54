import type { DataRecord, Module, Path } from "../../backend";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { NameList } from "../../ui/NameList";
import { toast } from "../../ui/toasts";
import { useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import type { Undo } from "../cells/useUndo";
import { refusalOf } from "../draft";
import { titleOf } from "../title";
import { deleting } from "../cells/edits";

interface Props {
  path: Path;
  /** The field that says what a record is. */
  title: string;
  modules: Module[];
  records: DataRecord[];
  undo: Undo;
  onClose: () => void;
  onDeleted: () => void;
}

/** More records than these are not all named. */
const named = 50;

/** Names the records before it deletes them. */
export function DeleteRecordsDialog({ path, title, modules, records, undo, onClose, onDeleted }: Props) {
  const values = { count: records.length, name: records[0] ? titleOf({ title }, records[0]) : "" };
  const submit = useSubmit(async () => {
    try {
      await undo.run(deleting(path, t("data.grid.edit.delete", values), records));
    } catch (error) {
      throw refusalOf(error, [], path, modules);
    }
    toast({ text: t("data.deleteRecords.done", values), action: { label: t("data.grid.undo"), onAction: () => void undo.undo() } });
    onDeleted();
    onClose();
  });
  return (
    <Dialog title={t("data.deleteRecords.title", values)} onClose={onClose} role="alertdialog">
      <p>{t("data.deleteRecords.lead", values)}</p>
      {records.length > 1 && (
        <NameList label={t("data.deleteRecords.list")}>
          {records.slice(0, named).map((record) => (
            <li key={record.id}>
              <span className="name">{titleOf({ title }, record)}</span>
              <span className="muted small">{t("data.gone", { id: record.id })}</span>
            </li>
          ))}
          {records.length > named && <li className="muted">{t("data.deleteRecords.more", { count: records.length - named })}</li>}
        </NameList>
      )}
      <Form submit={submit}>
        <div className="actions">
          <Button autoFocus onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="danger" isPending={submit.busy}>{t("data.deleteRecords.submit", values)}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
