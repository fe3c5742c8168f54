import { useState } from "react";
import { type Icon, type Module, type Path, type Table, updateTable } from "../../backend";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import { labelOf } from "../label";
import { createTableToType } from "./createTableToType";
import { IconPicker } from "./IconPicker";
import { labelsOf, withLabel } from "./labels";
import { NamingFields } from "./NamingFields";
import { useNaming } from "./useNaming";

interface Props {
  workspaceId: string;
  module: Module;
  /** The table to change; without one it is a new one. */
  table?: Table;
  onClose: () => void;
  onDone: (name: string) => void;
}

/** What a table is called, how it looks, and whether its changes are noted. */
export function TableDialog({ workspaceId, module, table, onClose, onDone }: Props) {
  const app: Path = { workspace: workspaceId, module: module.name, table: "" };
  const path = { ...app, table: table?.name ?? "" };
  const naming = useNaming(app, table && { label: labelOf(table), name: table.name });
  const [icon, setIcon] = useState<Icon>(table?.icon ?? { icon: "table", ...(module.icon?.color ? { color: module.icon.color } : {}) });
  const [hasHistory, setHistory] = useState(table?.hasHistory ?? false);
  const submit = useSubmit(
    async () => {
      const { label, name } = await naming.settle();
      const { name: made } = table
        ? await updateTable(path, { name, labels: withLabel(table.labels, label), icon, hasHistory })
        : await createTableToType(app, { name, labels: labelsOf(label), icon, hasHistory });
      onDone(made);
    },
    { label: "labels", name: "table" },
  );
  const title = table ? t("data.design.table.editTitle", { name: labelOf(table) }) : t("data.design.table.newTitle", { app: labelOf(module) });
  return (
    <Dialog title={title} onClose={onClose}>
      {!table && <p className="muted">{t("data.design.table.lead")}</p>}
      <Form submit={submit}>
        <NamingFields
          naming={naming}
          submit={submit}
          label={t("data.design.table.label")}
          placeholder={t("data.design.table.placeholder")}
          others={module.tables.filter(({ name }) => name !== table?.name)}
          used={(table?.records ?? 0) > 0}
          before={<IconPicker of="table" value={icon} onChange={setIcon} />}
        />
        <Checkbox isSelected={hasHistory} onChange={setHistory} description={t("data.design.table.historyHint")}>{t("data.design.table.history")}</Checkbox>
        <div className="actions">
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" isPending={submit.busy}>{t(table ? "data.design.save" : "data.design.table.create")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
