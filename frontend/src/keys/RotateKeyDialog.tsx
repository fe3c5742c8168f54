import { type Key, rotateKey } from "../backend";
import { t } from "../words";
import { NewSecretDialog } from "./NewSecretDialog";
import { RotateKeyForm } from "./RotateKeyForm";

/** Makes a new secret for a key and then shows it, this once. */
export function RotateKeyDialog({ keyToRotate: key, onClose }: { keyToRotate: Key; onClose: () => void }) {
  return (
    <NewSecretDialog
      title={t("keys.rotate.title", { name: key.name })}
      shownTitle={(name) => t("keys.rotate.done", { name })}
      onClose={onClose}
      form={(send, leave) => <RotateKeyForm send={(hours) => send(rotateKey(key.workspaceId, key.id, hours))} onCancel={leave} />}
    />
  );
}
