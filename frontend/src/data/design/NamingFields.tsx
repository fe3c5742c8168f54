import { type ReactNode, useState } from "react";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/TextField";
import type { Submit } from "../../ui/useSubmit";
import { t } from "../../words";
import type { Naming } from "./useNaming";
import "./NamingFields.css";

interface Props {
  naming: Naming;
  submit: Submit;
  label: string;
  placeholder: string;
  /** Records or tools rely on the name: it can be read, not changed. */
  used?: boolean;
  /** Stands before the label's field. */
  before?: ReactNode;
}

/** What people call something; and below, small, what tools call it. */
export function NamingFields({ naming, submit, label, placeholder, used = false, before }: Props) {
  const [changing, setChanging] = useState(false);
  const open = changing || "name" in submit.faults;
  return (
    <div className="NamingFields">
      <div className="line">
        {before}
        <TextField name="label" label={label} placeholder={placeholder} value={naming.label} onChange={naming.setLabel} maxLength={100} autoFocus />
      </div>
      {open ? (
        <TextField
          name="name"
          mono
          label={t("data.design.name.label")}
          description={t("data.design.name.hint")}
          value={naming.name}
          onChange={(name) => {
            setChanging(true);
            naming.setName(name);
          }}
          autoFocus={changing}
        />
      ) : (
        <p className="exact muted small">
          {t("data.design.name.label")}
          <code>{naming.name || t("data.emptySign")}</code>
          {used ? <span>{t("data.design.name.used")}</span> : naming.name && <Button look="quiet" onPress={() => setChanging(true)}>{t("data.design.name.change")}</Button>}
        </p>
      )}
    </div>
  );
}
