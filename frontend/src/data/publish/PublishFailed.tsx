import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { explain, t } from "../../words";

interface Props {
  error: unknown;
  /** Something of it is there, and can be continued. */
  begun: boolean;
  /** Back is where it can. */
  onBack: () => void;
}

/** Why a publication stopped. */
export function PublishFailed({ error, begun, onBack }: Props) {
  return (
    <>
      <Notice tone="danger" role="alert">{explain(error)}</Notice>
      {begun && <p>{t("publish.failed")}</p>}
      <div className="actions"><Button autoFocus look="primary" onPress={onBack}>{t("publish.back")}</Button></div>
    </>
  );
}
