import { useState } from "react";
import { deleteFieldsLosses, type Field, type FieldChange, fieldLosses, type Losses, type Path, updateField } from "../../backend";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { useSubmit } from "../../ui/useSubmit";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { labelOf } from "../label";
import type { Place } from "../useApps";
import { FieldParts } from "./FieldParts";
import { KindLine } from "./KindLine";
import { kindOf } from "./kinds";
import { withLabel } from "./labels";
import { LoseValuesDialog } from "./LoseValuesDialog";
import { NamingFields } from "./NamingFields";
import { places } from "./places";
import { contentOf, useFieldDraft } from "./useFieldDraft";
import { useNaming } from "./useNaming";

interface Props {
  path: Path;
  place: Place;
  field: Field;
  onClose: () => void;
}

/** All of a field that can be changed; its type and its link stand there to be read. What records would lose is said first. */
export function EditFieldForm({ path, place: { module }, field, onClose }: Props) {
  const naming = useNaming(path, { label: labelOf(field), name: field.name });
  const { draft, edit } = useFieldDraft(field, "");
  const [errors, setErrors] = useState(field.expressionErrors);
  const [lossy, setLossy] = useState<{ change: FieldChange; losses: Losses }>();
  const { data: used } = useBackend(() => deleteFieldsLosses(path, [field.name]), [path.workspace, path.module, path.table, field.name]);
  const target = module.tables.find(({ id }) => id === field.refTableId);

  const save = async (change: FieldChange) => {
    const saved = await updateField(path, field.name, change);
    setErrors(saved.expressionErrors);
    if (!saved.expressionErrors?.length) onClose();
  };
  const submit = useSubmit(async () => {
    const { label, name } = await naming.settle();
    const change = { name, labels: withLabel(field.labels, label), ...contentOf(field.type, draft) };
    const losses = takesOptions(field, change) ? await fieldLosses(path, field.name, change) : undefined;
    if (losses && losses.values > 0) setLossy({ change, losses });
    else await save(change);
  }, places);
  return (
    <Form submit={submit}>
      <KindLine field={field}>
        <span className="muted small">{target ? t("data.design.field.fixedLink", { table: labelOf(target) }) : t("data.design.field.fixed")}</span>
      </KindLine>
      <NamingFields
        naming={naming}
        submit={submit}
        label={t("data.design.field.label")}
        placeholder={t("data.design.field.placeholder")}
        used={used?.values !== 0}
      />
      <FieldParts kind={kindOf(field)} draft={draft} onEdit={edit} submit={submit} {...(errors && { errors })} />
      <div className="actions">
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
        <Button type="submit" look="primary" isPending={submit.busy}>{t("data.design.save")}</Button>
      </div>
      {lossy && <LoseValuesDialog losses={lossy.losses} onSave={() => save(lossy.change)} onClose={() => setLossy(undefined)} />}
    </Form>
  );
}

/** Whether an option goes that records may have chosen. */
function takesOptions({ options: before }: Field, { options: after }: FieldChange): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return false;
  const kept = new Set(after.map(({ id }) => id));
  return before.some(({ id }) => !kept.has(id));
}
