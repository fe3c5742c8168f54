import { useState } from "react";
import { Button } from "../ui/Button";
import { Choices } from "../ui/Choices";
import { Form } from "../ui/Form";
import { useSubmit } from "../ui/useSubmit";
import { t } from "../words";

/** How long the old key may go on, in hours. */
const hours = ["1", "24", "168", "0"] as const;

interface Props {
  send: (keepHours: number) => Promise<void>;
  onCancel: () => void;
}

/** For how long the old key goes on. */
export function RotateKeyForm({ send, onCancel }: Props) {
  const [keep, setKeep] = useState<(typeof hours)[number]>("24");
  const submit = useSubmit(() => send(Number(keep)), { keep: "key.keep" });
  const hint = (of: string) => (of === "0" ? { description: t("keys.rotate.nowHint") } : {});
  return (
    <>
      <p className="muted">{t("keys.rotate.lead")}</p>
      <Form submit={submit}>
        <Choices
          name="keep"
          label={t("keys.rotate.keep")}
          choices={hours.map((value) => ({ value, label: t(`keys.rotate.hours.${value}`), ...hint(value) }))}
          value={keep}
          onChange={setKeep}
        />
        <div className="actions">
          <Button onPress={onCancel}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" isPending={submit.busy}>{t("keys.rotate.submit")}</Button>
        </div>
      </Form>
    </>
  );
}
