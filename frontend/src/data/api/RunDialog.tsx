import type { Table } from "../../backend";
import { Button } from "../../ui/Button";
import { CodeBlock } from "../../ui/CodeBlock";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import { labelOf } from "../label";
import { titleOf } from "../title";
import type { Call, WriteAct } from "./calls";

interface Props {
  act: WriteAct;
  call: Call;
  table: Table;
  onClose: () => void;
  onRun: () => Promise<void>;
}

/** Says what a call will change before it is run: these are the person's real records. */
export function RunDialog({ act, call: { body, record }, table, onClose, onRun }: Props) {
  const submit = useSubmit(onRun);
  const values = { table: labelOf(table), id: record?.id ?? "1", name: record ? titleOf(table, record) : "" };
  const what = act === "create" || (act === "upsert" && !record) ? "makes" : act === "delete" ? "deletes" : "changes";
  return (
    <Dialog title={t(`data.code.${act}Ask`)} onClose={onClose} role="alertdialog">
      <Form submit={submit}>
        <p>{t(record || what === "makes" ? `data.code.${what}` : "data.code.missing", values)}</p>
        {act !== "delete" && <CodeBlock label={t("data.code.sent")}>{JSON.stringify(body, null, 2)}</CodeBlock>}
        <div className="actions">
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look={act === "delete" ? "danger" : "primary"} isPending={submit.busy}>{t(`data.code.${act}Run`)}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
