import { createFields, type Field, type Path } from "../../backend";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import type { Place } from "../useApps";
import { FieldParts } from "./FieldParts";
import { KindLine } from "./KindLine";
import type { Kind } from "./kinds";
import { labelsOf } from "./labels";
import { LinkTarget } from "./LinkTarget";
import { NamingFields } from "./NamingFields";
import { places } from "./places";
import { contentOf, useFieldDraft } from "./useFieldDraft";
import { useNaming } from "./useNaming";

interface Props {
  path: Path;
  place: Place;
  kind: Kind;
  /** Back to the types. */
  onBack: () => void;
  onClose: () => void;
  onDone: (field: Field) => void;
}

/** All that a new field of a type is asked. */
export function NewFieldForm({ path, place: { module, table }, kind, onBack, onClose, onDone }: Props) {
  const naming = useNaming(path);
  const other = module.tables.find(({ name }) => name !== table.name) ?? table;
  const { draft, edit } = useFieldDraft(undefined, other.name);
  const { type, variant } = kind;
  const submit = useSubmit(async () => {
    const { label, name } = await naming.settle();
    const target = type === "reference" ? { refTableName: draft.target } : {};
    const [made] = await createFields(path, [{ type, ...(variant && { variant }), name, labels: labelsOf(label), ...contentOf(type, draft), ...target }]);
    if (made) onDone(made);
  }, places);
  return (
    <Form submit={submit}>
      <KindLine field={kind}><Button look="quiet" onPress={onBack}>{t("data.design.field.otherType")}</Button></KindLine>
      <NamingFields naming={naming} submit={submit} label={t("data.design.field.label")} placeholder={t("data.design.field.placeholder")} />
      {type === "reference" && <LinkTarget module={module} table={table} value={draft.target} onChange={(target) => edit({ target })} />}
      <FieldParts kind={kind} draft={draft} onEdit={edit} submit={submit} />
      <div className="actions">
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
        <Button type="submit" look="primary" isPending={submit.busy}>{t("data.design.field.create")}</Button>
      </div>
    </Form>
  );
}
