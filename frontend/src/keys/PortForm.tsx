import { useState } from "react";
import { startServer } from "../backend";
import { Button } from "../ui/Button";
import { Form } from "../ui/Form";
import { TextField } from "../ui/TextField";
import { useSubmit } from "../ui/useSubmit";
import { t } from "../words";
import "./PortForm.css";

interface Props {
  port: number;
  onClose: () => void;
  onChanged: () => void;
}

/** Moves the local API to another port. */
export function PortForm({ port, onClose, onChanged }: Props) {
  const [typed, setTyped] = useState(String(port));
  const wrong = !/^\d{1,5}$/.test(typed.trim());
  const submit = useSubmit(
    async () => {
      if (wrong) return;
      await startServer(Number(typed)).finally(onChanged);
      onClose();
    },
    { port: "server." },
  );
  return (
    <Form submit={submit}>
      <div className="PortForm">
        <TextField
          autoFocus
          mono
          name="port"
          inputMode="numeric"
          label={t("keys.server.port")}
          description={t("keys.server.portHint")}
          isInvalid={wrong || undefined}
          value={typed}
          onChange={setTyped}
          onKeyDown={(event) => event.key === "Escape" && onClose()}
        />
        <div className="actions">
          <Button type="submit" isPending={submit.busy} isDisabled={wrong}>{t("keys.server.usePort")}</Button>
          <Button look="quiet" onPress={onClose}>{t("ui.cancel")}</Button>
        </div>
      </div>
    </Form>
  );
}
