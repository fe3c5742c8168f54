import { useState } from "react";
import { startServer } from "../backend";
import { Button } from "../ui/Button";
import { Form } from "../ui/Form";
import { TextField } from "../ui/TextField";
import { Refusal, useSubmit } from "../ui/useSubmit";
import { t } from "../words";
import "./PortForm.css";

interface Props {
  port: number;
  onClose: () => void;
  onChanged: () => void;
}

/** What an ordinary program can listen on. */
const isPort = (typed: string) => /^\d{4,5}$/.test(typed.trim()) && Number(typed) >= 1024 && Number(typed) <= 65535;

/** Moves the local API to another port. */
export function PortForm({ port, onClose, onChanged }: Props) {
  const [typed, setTyped] = useState(String(port));
  const submit = useSubmit(
    async () => {
      if (!isPort(typed)) throw new Refusal("port", t("keys.server.portWrong"));
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
          value={typed}
          onChange={setTyped}
          onKeyDown={(event) => event.key === "Escape" && onClose()}
        />
        <div className="actions">
          <Button type="submit" isPending={submit.busy}>{t("keys.server.usePort")}</Button>
          <Button look="quiet" onPress={onClose}>{t("ui.cancel")}</Button>
        </div>
      </div>
    </Form>
  );
}
