import { BackendError, type BundleWhat, planPublish, type PublishPlan } from "../../backend";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { useSubmit } from "../../ui/useSubmit";
import { explain, t } from "../../words";
import { AddressLine } from "./AddressLine";
import type { Where } from "./WhereForm";

interface Props {
  what: BundleWhat;
  where: Where;
  onBack: () => void;
  onPlanned: (plan: PublishPlan) => void;
  /** The name is not free there: another has to be typed. */
  onTaken: (sentence: string) => void;
}

/** Names the address before anything is sent to it. */
export function ConfirmConnection({ what, where: { address, workspace, module, key }, onBack, onPlanned, onTaken }: Props) {
  const submit = useSubmit(async () => {
    try {
      onPlanned(await planPublish(what, { address, workspace, module }, key));
    } catch (error) {
      if (!(error instanceof BackendError) || error.id !== "publish.name_taken") throw error;
      onTaken(explain(error));
    }
  });
  return (
    <Form submit={submit}>
      <p>{t("publish.confirm.lead")}</p>
      <AddressLine address={address} />
      <p className="muted">{t("publish.confirm.hint")}</p>
      <div className="actions">
        <Button onPress={onBack}>{t("publish.back")}</Button>
        <Button autoFocus type="submit" look="primary" isPending={submit.busy}>{t("publish.confirm.connect")}</Button>
      </div>
    </Form>
  );
}
