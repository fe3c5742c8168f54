import { type Key, revokeKeys, undoRevokeKeys } from "../backend";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { NameList } from "../ui/NameList";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { explain, t } from "../words";
import { formatAgo, formatDay } from "../words/time";
import { useNow } from "../words/useNow";

/** Names the keys and what stops working before it revokes them. */
export function RevokeKeysDialog({ keys, onClose }: { keys: Key[]; onClose: () => void }) {
  const now = useNow();
  const values = { count: keys.length, name: keys[0]?.name ?? "" };
  const workspaceId = keys[0]?.workspaceId ?? "";
  const ids = keys.map((key) => key.id);
  const undo = () =>
    void undoRevokeKeys(workspaceId, ids).then(
      () => toast({ text: t("keys.revoke.undone", values) }),
      (error: unknown) => toast({ text: explain(error), tone: "danger" }),
    );
  const submit = useSubmit(async () => {
    await revokeKeys(workspaceId, ids);
    toast({ text: t("keys.revoke.done", values), action: { label: t("keys.revoke.undo"), onAction: undo }, seconds: 10 });
    onClose();
  });
  const used = (at: string | null) =>
    at ? t("keys.revoke.lastUsed", { ago: formatAgo(at, now) ?? formatDay(at) }) : t("keys.revoke.neverUsed");
  return (
    <Dialog title={t("keys.revoke.title", values)} onClose={onClose} role="alertdialog">
      <p>{t("keys.revoke.lead", values)}</p>
      <NameList label={t("keys.revoke.list")}>
        {keys.map((key) => (
          <li key={key.id}>
            <span className="name">{key.name}</span>
            <span className="muted small">
              <code>{key.hint}</code> {used(key.lastUsedAt)}
            </span>
          </li>
        ))}
      </NameList>
      <p className="muted">{t("keys.revoke.forGood", values)}</p>
      <Form submit={submit}>
        <div className="actions">
          <Button autoFocus onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="danger" isPending={submit.busy}>{t("keys.revoke.submit", values)}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
