import { useState } from "react";
import { endSecret, type FormerSecret, type Key } from "../backend";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { NameList } from "../ui/NameList";
import { Notice } from "../ui/Notice";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { t } from "../words";
import { formatTime } from "../words/time";
import "./EndSecretDialog.css";

/** Ends secrets that a key had before, one by one. It closes with the last of them. */
export function EndSecretDialog({ keyOf: key, onClose }: { keyOf: Key; onClose: () => void }) {
  const [left, setLeft] = useState(key.former);
  return (
    <Dialog title={t("keys.end.title", { name: key.name })} onClose={onClose} role="alertdialog">
      <p>{t("keys.end.lead")}</p>
      <NameList label={t("keys.end.list")}>
        {left.map((former) => (
          <FormerRow
            key={former.id}
            former={former}
            end={async () => {
              const { former: rest } = await endSecret(key.workspaceId, key.id, former.id);
              toast({ text: t("keys.end.done", { hint: former.hint }) });
              setLeft(rest);
              if (rest.length === 0) onClose();
            }}
          />
        ))}
      </NameList>
      <div className="actions">
        <Button autoFocus onPress={onClose}>{t("ui.close")}</Button>
      </div>
    </Dialog>
  );
}

function FormerRow({ former, end }: { former: FormerSecret; end: () => Promise<void> }) {
  const submit = useSubmit(end);
  return (
    <li className="FormerRow">
      <span>
        <code className="name">{former.hint}</code>
        <span className="until">{t("keys.end.until", { time: formatTime(former.endsAt) })}</span>
      </span>
      <Button look="danger" aria-label={t("keys.end.submitOne", { hint: former.hint })} isPending={submit.busy} onPress={submit.send}>
        {t("keys.end.submit")}
      </Button>
      {submit.problem && <Notice tone="danger" role="alert">{submit.problem}</Notice>}
    </li>
  );
}
