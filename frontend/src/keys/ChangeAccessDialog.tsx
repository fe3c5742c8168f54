import { useState } from "react";
import { type Key, type KeyChange, updateKey } from "../backend";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Form } from "../ui/Form";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { t } from "../words";
import { AccessFields } from "./AccessFields";
import { accessPlaces, refuseNoApps } from "./access";
import type { AppName } from "./useAppNames";

interface Props {
  keyToChange: Key;
  apps: AppName[];
  onClose: () => void;
}

/** Changes which apps a key sees and how often it may ask. */
export function ChangeAccessDialog({ keyToChange: key, apps, onClose }: Props) {
  const [access, setAccess] = useState<KeyChange>({ modules: key.modules, rateLimit: key.rateLimit });
  const submit = useSubmit(async () => {
    const change = refuseNoApps(access, apps);
    const changed = await updateKey(key.workspaceId, key.id, change);
    toast({ text: t("keys.access.done", { name: changed.name }) });
    onClose();
  }, accessPlaces);
  return (
    <Dialog title={t("keys.access.title", { name: key.name })} onClose={onClose} wide>
      <p className="muted">{t("keys.access.lead")}</p>
      <Form submit={submit}>
        <AccessFields apps={apps} value={access} onChange={setAccess} />
        <div className="actions">
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" isPending={submit.busy}>{t("keys.access.submit")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
