import { createFields, type Field, type FieldInput, type Path, replaceField } from "../../backend";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import { labelOf } from "../label";
import type { Place } from "../useApps";
import { FieldParts } from "./FieldParts";
import { KindLine } from "./KindLine";
import type { Kind } from "./kinds";
import { labelsOf, withLabel } from "./labels";
import { LinkTarget } from "./LinkTarget";
import { NamingFields } from "./NamingFields";
import { checkOptions } from "./options";
import { places } from "./places";
import { contentOf, useFieldDraft, within } from "./useFieldDraft";
import { useNaming } from "./useNaming";

interface Props {
  path: Path;
  place: Place;
  kind: Kind;
  /** The field that gets this type, in the place of which it is made. */
  replaces?: Field;
  /** Back to the types. */
  onBack: () => void;
  onClose: () => void;
  onDone: (field: Field) => void;
}

/** All that a new field of a type is asked. */
export function NewFieldForm({ path, place, kind, replaces, onBack, onClose, onDone }: Props) {
  const { module, table } = place;
  const naming = useNaming(path, replaces && { label: labelOf(replaces), name: replaces.name });
  const other = module.tables.find(({ name }) => name !== table.name) ?? table;
  const { draft, edit } = useFieldDraft(replaces, other.name);
  const { type, variant } = kind;
  const submit = useSubmit(async () => {
    if (type === "choice" || type === "multi") checkOptions(draft.options);
    const { label, name } = await naming.settle();
    const target = type === "reference" ? { refTableName: draft.target } : {};
    const labels = replaces ? withLabel(replaces.labels, label) : labelsOf(label);
    const input: FieldInput = { type, ...(variant && { variant }), name, labels, ...contentOf(type, within(kind, draft)), ...target };
    const made = replaces ? await replaceField(path, replaces.name, input) : (await createFields(path, [input]))[0];
    if (made) onDone(made);
  }, places);
  return (
    <Form submit={submit}>
      <KindLine field={kind}><Button look="quiet" onPress={onBack}>{t("data.design.field.otherType")}</Button></KindLine>
      <NamingFields naming={naming} submit={submit} label={t("data.design.field.label")} placeholder={t("data.design.field.placeholder")} others={(table.fields ?? []).filter(({ name }) => name !== replaces?.name)} />
      {type === "reference" && <LinkTarget module={module} table={table} value={draft.target} onChange={(target) => edit({ target })} />}
      <FieldParts path={path} place={place} name={replaces?.type === "function" ? replaces.name : ""} kind={kind} draft={draft} onEdit={edit} submit={submit} />
      <div className="actions">
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
        <Button type="submit" look="primary" isPending={submit.busy}>{t(replaces ? "data.design.save" : "data.design.field.create")}</Button>
      </div>
    </Form>
  );
}
