import { type ReactNode, useState } from "react";
import type { Losses, Module } from "../../backend";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { TextField } from "../../ui/TextField";
import { toast } from "../../ui/toasts";
import { useSubmit } from "../../ui/useSubmit";
import { explain, t } from "../../words";
import { BrokenFormulas } from "./BrokenFormulas";
import { LostFields } from "./LostFields";

interface Props {
  title: string;
  /** What the button that deletes says. */
  submitLabel: string;
  /** What people call it, and type where much is lost. */
  name: string;
  /** Undefined while they are being counted: nothing is deleted before one could know. */
  losses: Losses | undefined;
  /** How much goes, to tell whether the name has to be typed; the records unless told. */
  amount?: number;
  error: unknown;
  modules: Module[];
  children: ReactNode;
  onDelete: () => Promise<unknown>;
  onClose: () => void;
  onDeleted: () => void;
}

/** From this many records or values on, the name has to be typed. */
const many = 100;

/** Says what goes, and deletes it: of much only after its name was typed. */
export function DeleteDialog({ title, submitLabel, name, losses, amount = losses?.records ?? 0, error, modules, children, onDelete, onClose, onDeleted }: Props) {
  const [typed, setTyped] = useState("");
  const asks = amount >= many;
  const ready = losses !== undefined && (!asks || typed.trim() === name);
  const submit = useSubmit(async () => {
    if (!ready) return;
    await onDelete();
    toast({ text: t("data.delete.done", { name }) });
    onDeleted();
  });
  return (
    <Dialog title={title} onClose={onClose} role="alertdialog">
      {children}
      {losses && <LostFields losses={losses} modules={modules} />}
      {losses && <BrokenFormulas formulas={losses.formulas ?? []} modules={modules} />}
      {error !== undefined && <Notice tone="danger" role="alert">{explain(error)}</Notice>}
      <p className="muted">{t("data.delete.tools")}</p>
      <Form submit={submit}>
        {asks && <TextField name="confirm" label={t("data.design.typeName", { name })} value={typed} onChange={setTyped} />}
        <div className="actions">
          <Button autoFocus onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="danger" isDisabled={!ready} isPending={submit.busy}>{submitLabel}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
