import { discardPublish, type UnfinishedPublish } from "../../backend";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Time } from "../../ui/Time";
import { toast } from "../../ui/toasts";
import { explain, t } from "../../words";
import { formatNumber } from "../format";

interface Props {
  list: UnfinishedPublish[];
  onResume: (one: UnfinishedPublish) => void;
  /** One was discarded. */
  onChanged: () => void;
}

/** The publications of an app that did not come to their end. */
export function UnfinishedList({ list, onResume, onChanged }: Props) {
  const discard = (id: string) => {
    discardPublish(id).then(onChanged, (error: unknown) => toast({ text: explain(error), tone: "danger" }));
  };
  return list.map((one) => (
    <Notice
      key={one.id}
      tone="info"
      actions={(
        <>
          <Button onPress={() => onResume(one)}>{t("publish.unfinished.continue")}</Button>
          <Button look="quiet" onPress={() => discard(one.id)}>{t("publish.unfinished.discard")}</Button>
        </>
      )}
    >
      {t("publish.unfinished.text", { name: one.target.module, address: one.target.address, done: formatNumber(one.done), total: formatNumber(one.total) })}
      {" "}
      <Time at={one.startedAt} />
    </Notice>
  ));
}
