import { discardPublish, type UnfinishedPublish } from "../../backend";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";

interface Props {
  unfinished: UnfinishedPublish;
  onBack: () => void;
}

/** Asks before a publication is given up: it cannot be resumed then. */
export function DiscardForm({ unfinished: { id, target }, onBack }: Props) {
  const submit = useSubmit(async () => {
    await discardPublish(id);
    onBack();
  });
  return (
    <Form submit={submit}>
      <p>{t("publish.discard.lead", { name: target.module, address: target.address })}</p>
      <p className="muted">{t("publish.discard.hint", { name: target.module })}</p>
      <div className="actions">
        <Button autoFocus onPress={onBack}>{t("publish.back")}</Button>
        <Button type="submit" look="danger" isPending={submit.busy}>{t("publish.discard.submit")}</Button>
      </div>
    </Form>
  );
}
