import { type ReactNode, useState } from "react";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/TextField";
import type { Submit } from "../../ui/useSubmit";
import { t } from "../../words";
import { isOnly, type Named } from "../label";
import type { Naming } from "./useNaming";
import "./NamingFields.css";

/** As many as Go takes. */
const mostCharacters = 100;

interface Props {
  naming: Naming;
  submit: Submit;
  label: string;
  placeholder: string;
  /** Records or tools rely on the name: it can be read, not changed. */
  used?: boolean;
  /** What is of its kind and beside it; what has the same label is told. */
  others: Named[];
  /** Stands before the label's field. */
  before?: ReactNode;
}

/** What people call something; and below, small, what tools call it. */
export function NamingFields({ naming, submit, label, placeholder, used = false, others, before }: Props) {
  const [changing, setChanging] = useState(false);
  const words = naming.label.trim();
  const length = Array.from(words).length;
  const open = changing || "name" in submit.faults;
  return (
    <div className="NamingFields">
      <div className="line">
        {before}
        <TextField name="label" label={label} placeholder={placeholder} value={naming.label} onChange={naming.setLabel} autoFocus {...(length > mostCharacters && { isInvalid: true, errorMessage: t("data.design.labelLong", { count: length, most: mostCharacters }) })} />
      </div>
      {!isOnly(words, undefined, others) && <p className="muted small" role="status">{t("data.design.labelTwice", { label: words })}</p>}
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
