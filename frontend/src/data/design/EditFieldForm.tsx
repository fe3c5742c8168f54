import { useState } from "react";
import { deleteFieldsLosses, type Field, type FieldChange, fieldLosses, type Losses, type Path, updateField } from "../../backend";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { useSubmit } from "../../ui/useSubmit";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { formatNumber } from "../format";
import { labelOf, nameAmong } from "../label";
import type { Place } from "../useApps";
import { FieldParts } from "./FieldParts";
import { KindLine } from "./KindLine";
import { kindOf } from "./kinds";
import { withLabel } from "./labels";
import { LoseValuesDialog } from "./LoseValuesDialog";
import { NamingFields } from "./NamingFields";
import { checkOptions } from "./options";
import { places } from "./places";
import { contentOf, useFieldDraft } from "./useFieldDraft";
import { useNaming } from "./useNaming";

interface Props {
  path: Path;
  place: Place;
  field: Field;
  onClose: () => void;
  /** Asks for another type; left out where none can be had. */
  onRetype?: () => void;
}

/** All of a field that can be changed; its type and its link stand there to be read. What records would lose is said first. */
export function EditFieldForm({ path, place, field, onClose, onRetype }: Props) {
  const { module, table } = place;
  const naming = useNaming(path, { label: labelOf(field), name: field.name });
  const { draft, edit } = useFieldDraft(field, "");
  const [before] = useState(draft.options);
  const [lossy, setLossy] = useState<{ change: FieldChange; losses: Losses }>();
  const { data: used } = useBackend(() => deleteFieldsLosses(path, [field.name]), [path.workspace, path.module, path.table, field.name]);
  const held = (used?.values ?? 0) + (used?.links ?? 0);
  const target = module.tables.find(({ id }) => id === field.refTableId);

  const save = async (change: FieldChange) => {
    const saved = await updateField(path, field.name, change);
    if (!saved.expressionErrors?.length) onClose();
  };
  const submit = useSubmit(async () => {
    if (draft.options !== before) checkOptions(draft.options);
    const { label, name } = await naming.settle();
    const change = { name, labels: withLabel(field.labels, label), ...contentOf(field.type, draft) };
    const losses = takesOptions(field, change) ? await fieldLosses(path, field.name, change) : undefined;
    if (losses && losses.values > 0) setLossy({ change, losses });
    else await save(change);
  }, places);
  return (
    <Form submit={submit}>
      <KindLine field={field}>
        {target && <span className="muted small">{t("data.design.field.linkedWith", { table: nameAmong(target, module.tables) })}</span>}
        {onRetype && used && held === 0 && <Button look="quiet" onPress={onRetype}>{t("data.design.field.retype")}</Button>}
      </KindLine>
      {onRetype && held > 0 && <p className="muted small">{t("data.design.field.typeHeld", { count: held, total: formatNumber(held) })}</p>}
      <NamingFields
        naming={naming}
        submit={submit}
        label={t("data.design.field.label")}
        placeholder={t("data.design.field.placeholder")}
        used={used?.values !== 0}
        others={(table.fields ?? []).filter(({ name }) => name !== field.name)}
      />
      <FieldParts path={path} place={place} name={field.name} kind={kindOf(field)} draft={draft} onEdit={edit} submit={submit} />
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
