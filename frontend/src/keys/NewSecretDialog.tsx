import { type ReactNode, useState } from "react";
import type { NewKey } from "../backend";
import { Dialog } from "../ui/Dialog";
import { CreatedKey } from "./CreatedKey";

interface Props {
  title: string;
  /** The title once there is a key to show. */
  shownTitle: (name: string) => string;
  onClose: () => void;
  /** Asks for what the key needs; `send` waits for it and then shows it. */
  form: (send: (making: Promise<NewKey>) => Promise<void>, leave: () => void) => ReactNode;
}

/** Has a secret made and then shows it, this once: it is in this state and nowhere else. */
export function NewSecretDialog({ title, shownTitle, onClose, form }: Props) {
  const [sending, setSending] = useState(false);
  const [created, setCreated] = useState<NewKey>();
  const [copied, setCopied] = useState(false);
  const [warned, setWarned] = useState(false);

  const send = async (making: Promise<NewKey>) => {
    setSending(true);
    await making.then(setCreated).finally(() => setSending(false));
  };
  // A key that nobody saw is of no use: neither while it is made nor before it is copied does Esc close the dialog.
  const leave = () => {
    if (created && !copied) setWarned(true);
    else if (!sending) onClose();
  };
  return (
    <Dialog title={created ? shownTitle(created.key.name) : title} onClose={leave} wide>
      {created ? (
        <CreatedKey created={created} warned={warned && !copied} onCopied={() => setCopied(true)} onDone={onClose} />
      ) : (
        form(send, leave)
      )}
    </Dialog>
  );
}
