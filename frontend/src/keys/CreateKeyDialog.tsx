import { useState } from "react";
import { createKey, type KeyInput, type NewKey } from "../backend";
import { Dialog } from "../ui/Dialog";
import { t } from "../words";
import { CreatedKey } from "./CreatedKey";
import { CreateKeyForm } from "./CreateKeyForm";

/** Creates a key and then shows it, this once: the secret is in this state and nowhere else. */
export function CreateKeyDialog({ workspaceId, onClose }: { workspaceId: string; onClose: () => void }) {
  const [sending, setSending] = useState(false);
  const [created, setCreated] = useState<NewKey>();
  const [copied, setCopied] = useState(false);
  const [warned, setWarned] = useState(false);

  const send = async (input: KeyInput) => {
    setSending(true);
    await createKey(workspaceId, input)
      .then(setCreated)
      .finally(() => setSending(false));
  };
  // A key that nobody saw is of no use: neither while it is made nor before it is copied does Esc close the dialog.
  const leave = () => {
    if (created && !copied) setWarned(true);
    else if (!sending) onClose();
  };
  const title = created ? t("keys.created.title", { name: created.key.name }) : t("keys.create.title");
  return (
    <Dialog title={title} onClose={leave} wide>
      {created ? (
        <CreatedKey created={created} warned={warned && !copied} onCopied={() => setCopied(true)} onDone={onClose} />
      ) : (
        <CreateKeyForm send={send} onCancel={leave} />
      )}
    </Dialog>
  );
}
