import { deleteModule, listRecords, type Module } from "../backend";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { NameList } from "../ui/NameList";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { useBackend } from "../useBackend";
import { t } from "../words";
import { formatNumber } from "./format";
import { labelOf } from "./label";

interface Props {
  workspaceId: string;
  module: Module;
  onClose: () => void;
}

/** Names the app and all that is lost with it before it deletes it. */
export function DeleteAppDialog({ workspaceId, module, onClose }: Props) {
  const name = labelOf(module);
  const count = async (table: string) =>
    (await listRecords({ workspace: workspaceId, module: module.name, table }, { limit: 1, offset: 0 })).total;
  const { data: counts } = useBackend(() => Promise.all(module.tables.map((table) => count(table.name))), [workspaceId, module.name], { workspace: workspaceId });
  const submit = useSubmit(async () => {
    await deleteModule(workspaceId, module.name);
    toast({ text: t("data.delete.done", { name }) });
    onClose();
  });
  return (
    <Dialog title={t("data.delete.title", { name })} onClose={onClose} role="alertdialog">
      <p>{t("data.delete.lead", { tables: module.tables.length })}</p>
      {module.tables.length > 0 && (
        <NameList label={t("data.delete.list")}>
          {module.tables.map((table, at) => {
            const total = counts?.[at];
            return (
              <li key={table.name}>
                <span className="name">{labelOf(table)}</span>
                {total !== undefined && <span className="muted">{t("data.delete.table", { count: total, total: formatNumber(total) })}</span>}
              </li>
            );
          })}
        </NameList>
      )}
      <p className="muted">{t("data.delete.tools")}</p>
      <Form submit={submit}>
        <div className="actions">
          <Button autoFocus onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="danger" isPending={submit.busy}>{t("data.delete.submit")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
