import { useState } from "react";
import { createRecords, type DataRecord, type Field, type Links, type Module, type Path, updateRecords } from "../backend";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { t } from "../words";
import { changesOf, type Draft, refusalOf } from "./draft";
import { isReadOnly } from "./fieldType";
import { ReadOnlyValue } from "./ReadOnlyValue";
import { ValueInput } from "./ValueInput";
import "./RecordDialog.css";

interface Props {
  path: Path;
  title: string;
  fields: Field[];
  modules: Module[];
  links: Links;
  /** The record to change; a new one without. */
  record?: DataRecord;
  onClose: () => void;
  onDelete?: () => void;
}

/** All values of one record, each in a field of its type. */
export function RecordDialog({ path, title, fields, modules, links, record, onClose, onDelete }: Props) {
  const [draft, setDraft] = useState<Draft>(record?.values ?? {});
  const submit = useSubmit(async () => {
    const changes = changesOf(fields, draft, record?.values);
    try {
      if (!record) await createRecords(path, [changes]);
      else if (Object.keys(changes).length > 0) await updateRecords(path, [{ ...changes, id: record.id }]);
    } catch (error) {
      throw refusalOf(error, fields);
    }
    toast({ text: t(record ? "data.record.saved" : "data.record.created") });
    onClose();
  });
  return (
    <Dialog wide title={title} onClose={onClose}>
      <Form submit={submit}>
        <div className="RecordForm">
          <div className="fields">
            {fields.map((field) => isReadOnly(field) ? (
              <ReadOnlyValue key={field.name} field={field} value={record?.values[field.name]} links={links} modules={modules} />
            ) : (
              <ValueInput
                key={field.name}
                field={field}
                workspace={path.workspace}
                modules={modules}
                value={draft[field.name] ?? null}
                onChange={(value) => setDraft((old) => ({ ...old, [field.name]: value }))}
              />
            ))}
          </div>
          <div className="actions">
            {onDelete && <div className="first"><Button icon="delete" onPress={onDelete}>{t("data.record.delete")}</Button></div>}
            <Button onPress={onClose}>{t("ui.cancel")}</Button>
            <Button type="submit" look="primary" isPending={submit.busy}>{t(record ? "data.record.save" : "data.record.create")}</Button>
          </div>
        </div>
      </Form>
    </Dialog>
  );
}
