import { useState } from "react";
import type { Field, Module, Path } from "../../backend";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { t } from "../../words";
import type { Apps, Place } from "../useApps";
import { DeleteFieldDialog } from "./DeleteFieldDialog";
import { EditFieldDialog } from "./EditFieldDialog";
import { FieldsTable } from "./FieldsTable";
import { NewFieldDialog } from "./NewFieldDialog";
import { useFocusAfter } from "./useFocusAfter";

type Open = { dialog: "new" } | { dialog: "edit" | "delete"; field: Field } | undefined;

interface Props {
  path: Path;
  place: Place;
  modules: Module[];
  onOpenTable: Apps["choose"];
}

/** The fields of a table, with all that can be done about them. */
export function FieldsPanel({ path, place, modules, onOpenTable }: Props) {
  const [open, setOpen] = useState<Open>();
  const { button, deleted } = useFocusAfter(open);
  const close = () => setOpen(undefined);
  const fields = place.table.fields ?? [];
  const add = <Button ref={button} look="primary" icon="add" onPress={() => setOpen({ dialog: "new" })}>{t("data.design.field.new")}</Button>;
  return (
    <div className="FieldsPanel">
      {fields.length === 0 ? <EmptyState icon="data" title={t("data.noFields.title")} action={add}>{t("data.noFields.text")}</EmptyState> : (
        <>
          <div className="bar">
            <p className="muted">{t("data.design.field.lead")}</p>
            {add}
          </div>
          <FieldsTable
            path={path}
            fields={fields}
            modules={modules}
            onOpenTable={onOpenTable}
            onEdit={(field) => setOpen({ dialog: "edit", field })}
            onDelete={(field) => setOpen({ dialog: "delete", field })}
          />
        </>
      )}
      {open?.dialog === "new" && <NewFieldDialog path={path} place={place} onClose={close} />}
      {open?.dialog === "edit" && (
        <EditFieldDialog path={path} place={place} field={open.field} onClose={close} />
      )}
      {open?.dialog === "delete" && <DeleteFieldDialog path={path} field={open.field} modules={modules} onClose={close} onDeleted={deleted} />}
    </div>
  );
}
