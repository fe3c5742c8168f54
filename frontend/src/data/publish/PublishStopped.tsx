import type { UnfinishedPublish } from "../../backend";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { explain, t } from "../../words";
import { formatNumber } from "../format";

interface Props {
  /** Why; nothing when the person stopped it. */
  error: unknown;
  /** What of it can be resumed; nothing when it had not begun. */
  unfinished: UnfinishedPublish | undefined;
  /** Where nothing was changed, if that is known. */
  untouched: string | undefined;
  onResume: (unfinished: UnfinishedPublish) => void;
  onBack: () => void;
  onClose: () => void;
}

/** A publication that ended before its end: why, what is there now, and how to go on. */
export function PublishStopped({ error, unfinished, untouched, onResume, onBack, onClose }: Props) {
  return (
    <>
      {error ? <Notice tone="danger" role="alert">{explain(error)}</Notice> : <Notice tone="info" role="status">{t("publish.stopped.lead")}</Notice>}
      {unfinished && <p>{t("publish.stopped.stays", { count: unfinished.total, done: formatNumber(unfinished.done), total: formatNumber(unfinished.total) })}</p>}
      {untouched && <p>{t("publish.stopped.nothing", { address: untouched })}</p>}
      <div className="actions">
        <Button onPress={onClose}>{t("ui.close")}</Button>
        {unfinished
          ? <Button autoFocus look="primary" onPress={() => onResume(unfinished)}>{t("publish.stopped.resume")}</Button>
          : <Button autoFocus look="primary" onPress={onBack}>{t("publish.back")}</Button>}
      </div>
    </>
  );
}
