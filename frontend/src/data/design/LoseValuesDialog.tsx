import type { Losses } from "../../backend";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import { formatNumber } from "../format";

interface Props {
  losses: Losses;
  onSave: () => Promise<void>;
  onClose: () => void;
}

/** Says how many records lose their choice with an option before they do. */
export function LoseValuesDialog({ losses, onSave, onClose }: Props) {
  const submit = useSubmit(onSave);
  return (
    <Dialog title={t("data.design.lose.title")} onClose={onClose} role="alertdialog">
      <p>{t("data.design.lose.lead", { count: losses.values, total: formatNumber(losses.values) })}</p>
      <Form submit={submit}>
        <div className="actions">
          <Button autoFocus onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="danger" isPending={submit.busy}>{t("data.design.lose.submit")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
