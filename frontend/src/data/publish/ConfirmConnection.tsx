import { type BundleWhat, planPublish, type PublishPlan } from "../../backend";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import { AddressLine } from "./AddressLine";
import type { Where } from "./WhereForm";

interface Props {
  what: BundleWhat;
  where: Where;
  onBack: () => void;
  onPlanned: (plan: PublishPlan) => void;
}

/** Names the address before anything is sent to it. */
export function ConfirmConnection({ what, where: { address, workspace, module, key }, onBack, onPlanned }: Props) {
  const submit = useSubmit(async () => onPlanned(await planPublish(what, { address, workspace, module }, key)));
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
