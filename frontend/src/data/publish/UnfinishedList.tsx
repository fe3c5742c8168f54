import type { UnfinishedPublish } from "../../backend";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Time } from "../../ui/Time";
import { t } from "../../words";
import { formatTime } from "../../words/time";
import { formatNumber } from "../format";
import "./UnfinishedList.css";

interface Props {
  list: UnfinishedPublish[];
  onResume: (one: UnfinishedPublish) => void;
  onDiscard: (one: UnfinishedPublish) => void;
}

/** The publications of an app that did not come to their end. */
export function UnfinishedList({ list, onResume, onDiscard }: Props) {
  return list.map((one) => (
    <div key={one.id} className="UnfinishedList">
      <Notice
        tone="info"
        actions={(
          <>
            <Button onPress={() => onResume(one)}>{t("publish.unfinished.continue")}</Button>
            <Button look="quiet" onPress={() => onDiscard(one)}>{t("publish.unfinished.discard")}</Button>
          </>
        )}
      >
        <p>{t("publish.unfinished.text", { name: one.target.module, address: one.target.address })}</p>
        <p className="small">
          {t("publish.unfinished.done", { count: one.total, done: formatNumber(one.done), total: formatNumber(one.total) })}
          {" "}
          <Time at={one.startedAt} />
        </p>
        {one.changed && <p className="small">{t("publish.unfinished.asOf", { time: formatTime(one.startedAt) })}</p>}
      </Notice>
    </div>
  ));
}
