import { useState } from "react";
import type { Field, Module, Value } from "../../backend";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { Problem } from "../../ui/Problem";
import { Skeleton } from "../../ui/Skeleton";
import { toast } from "../../ui/toasts";
import { useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import { refusalOf } from "../draft";
import { ComputedValue } from "./ComputedValue";
import { creating, deleting } from "./edits";
import { FieldInput } from "./FieldInput";
import { LinkedRecords } from "./LinkedRecords";
import { RecordGone } from "./RecordGone";
import { sayOverwritten, typing } from "./typing";
import type { Shown } from "./useRecord";
import type { Step, Trail } from "./useTrail";
import { useUndo } from "./useUndo";

interface Props {
  trail: Trail;
  record: Shown;
  modules: Module[];
  onOpen: (step: Step) => void;
  onCancel: () => void;
  onDeleted: () => void;
}

/** All values of a record. They are saved together, so that what Go refuses is said beside its field. */
export function RecordForm({ trail, record: shown, modules, onOpen, onCancel, onDeleted }: Props) {
  const { step: { path, id }, draft, setDraft, settle } = trail;
  const { record, table, changes, isChanged, title } = shown;
  const undo = useUndo(path, modules);
  const fields = table?.fields ?? [];
  const [seen, setSeen] = useState<Record<string, Value[]>>({});
  const sayReplaced = (theirs: Record<string, Value>) => {
    for (const field of fields) {
      const value = theirs[field.name];
      if (value === undefined || !record) continue;
      sayOverwritten({ path, undo, id: record.id, field, mine: changes[field.name] ?? null, theirs: value, links: shown.links });
    }
  };
  const change = (name: string, value: Value) => {
    const old = record?.values[name] ?? null;
    // What stands there as one begins to type is what one has seen.
    if (!(name in draft)) setSeen((all) => ({ ...all, [name]: [old] }));
    setDraft((all) => ({ ...all, [name]: value }));
  };
  const submit = useSubmit(async () => {
    if (shown.isGone) return;
    try {
      if (record) await undo.run(typing(path, t("cells.panel.edited", { name: title }), { id: record.id, seen, after: changes }, sayReplaced));
      else await undo.run(creating(path, t("cells.panel.created"), [changes], ([newId = ""]) => settle(newId)));
    } catch (error) {
      throw refusalOf(error, fields, path, modules);
    }
    toast({ text: t(record ? "data.record.saved" : "data.record.created") });
  });
  const remove = useSubmit(async () => {
    if (!record) return;
    try {
      await undo.run(deleting(path, t("cells.panel.deleted", { name: title }), [record]));
    } catch (error) {
      throw refusalOf(error, [], path, modules);
    }
    toast({ text: t("data.deleteRecords.done", { count: 1, name: title }), action: { label: t("cells.undo.act"), onAction: () => void undo.undo() } });
    onDeleted();
  });
  if (shown.error && !shown.isGone) return <div className="body"><Problem error={shown.error} onRetry={shown.reload} /></div>;
  if (!table || (id !== undefined && !record)) return <div className="body"><Skeleton lines={6} height="2.5rem" /></div>;

  const input = (field: Field) => {
    if (field.type === "reverse") return record && <LinkedRecords key={field.name} path={path} id={record.id} field={field} modules={modules} onOpen={onOpen} />;
    if (field.type === "function") return record && <ComputedValue key={field.name} path={path} record={record} field={field} links={shown.links} fault={shown.problems[field.name]?.[record.id]} isGone={shown.isGone} />;
    return (
      <FieldInput
        key={field.name}
        field={field}
        workspace={path.workspace}
        modules={modules}
        value={draft[field.name] ?? (field.name in draft ? null : record?.values[field.name] ?? null)}
        onChange={(value: Value) => change(field.name, value)}
        onOpenRecord={(to, linked) => onOpen({ path: to, id: linked })}
      />
    );
  };
  return (
    <Form submit={submit}>
      {record && shown.isGone && <RecordGone path={path} modules={modules} record={{ ...record, values: { ...record.values, ...draft } }} title={title} error={shown.error} />}
      <div className="body">{fields.map(input)}</div>
      {!shown.isGone && <div className="foot">
        {record && <Button icon="delete" onPress={remove.send} isPending={remove.busy}>{t("cells.panel.delete")}</Button>}
        {remove.problem && <span role="alert" className="FieldError">{remove.problem}</span>}
        <span className="gap" />
        {(!record || isChanged) && <Button onPress={record ? () => setDraft(() => ({})) : onCancel}>{t(record ? "cells.panel.discard" : "ui.cancel")}</Button>}
        {(!record || isChanged) && <Button type="submit" look="primary" isPending={submit.busy}>{t(record ? "data.record.save" : "data.record.create")}</Button>}
      </div>}
    </Form>
  );
}
