import { useState } from "react";
import type { KeyChange, KeyInput, Scope } from "../backend";
import { Button } from "../ui/Button";
import { Form } from "../ui/Form";
import { TextField } from "../ui/TextField";
import { Refusal, useSubmit } from "../ui/useSubmit";
import { t } from "../words";
import { accessPlaces, refuseNoApps } from "./access";
import { AccessFields } from "./AccessFields";
import { type Expiration, ExpirationField } from "./ExpirationField";
import { ScopeField } from "./ScopeField";
import { presets } from "./scopes";
import type { AppName } from "./useAppNames";

interface Props {
  apps: AppName[];
  send: (input: KeyInput) => Promise<void>;
  onCancel: () => void;
}

const places = { name: "key.name", expiresAt: "key.expires", scopes: "key.scope", ...accessPlaces };

/** A name, until when, what for, and in which apps. */
export function CreateKeyForm({ apps, send, onCancel }: Props) {
  const [name, setName] = useState("");
  const [expiration, setExpiration] = useState<Expiration>({ choice: "never", at: null });
  const [scopes, setScopes] = useState<Scope[]>(presets.full);
  const [access, setAccess] = useState<KeyChange>({ modules: null, rateLimit: null });
  const submit = useSubmit(async () => {
    if (expiration.choice === "custom" && !expiration.at) throw new Refusal("expiresAt", t("keys.create.chooseDate"));
    if (scopes.length === 0) throw new Refusal("scopes", t("keys.scope.chooseOne"));
    await send({ name, expiresAt: expiration.at, scopes, ...refuseNoApps(access, apps) });
  }, places);
  return (
    <>
      <p className="muted">{t("keys.create.lead")}</p>
      <Form submit={submit}>
        <TextField
          autoFocus
          name="name"
          label={t("keys.create.name")}
          placeholder={t("keys.create.namePlaceholder")}
          description={t("keys.create.nameHint")}
          value={name}
          onChange={setName}
        />
        <ExpirationField value={expiration} onChange={setExpiration} />
        <ScopeField value={scopes} onChange={setScopes} />
        <AccessFields apps={apps} value={access} onChange={setAccess} />
        <div className="actions">
          <Button onPress={onCancel}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" isPending={submit.busy}>{t("keys.create.submit")}</Button>
        </div>
      </Form>
    </>
  );
}
