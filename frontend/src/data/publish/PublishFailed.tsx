import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { explain, t } from "../../words";

/** Why a publication stopped; back is where it can be continued. */
export function PublishFailed({ error, onBack }: { error: unknown; onBack: () => void }) {
  return (
    <>
      <Notice tone="danger" role="alert">{explain(error)}</Notice>
      <div className="actions"><Button autoFocus look="primary" onPress={onBack}>{t("publish.back")}</Button></div>
    </>
  );
}
