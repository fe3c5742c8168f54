import type { Key } from "../backend";
import { Badge } from "../ui/Badge";
import { Time } from "../ui/Time";
import { t } from "../words";
import { formatLeft } from "../words/time";
import type { Tab } from "./keyList";
import "./ExpiryCell.css";

/** Until when the key works, or since when it does not and who saw to it. */
export function ExpiryCell({ apiKey: key, tab, now }: { apiKey: Key; tab: Tab; now: number }) {
  if (tab === "revoked") {
    return (
      <span className="ExpiryCell">
        {key.revokedAt && <Time at={key.revokedAt} />}
        <span className="muted small">{t("keys.list.revokedBy", { name: key.revokedBy })}</span>
      </span>
    );
  }
  if (!key.expiresAt) return t("keys.list.never");
  return (
    <span className="ExpiryCell">
      {tab === "expired" && <Badge tone="danger">{t("keys.list.expiredBadge")}</Badge>}
      <Time at={key.expiresAt} />
      {tab !== "expired" && key.state === "expiring" && <Badge tone="warn">{formatLeft(key.expiresAt, now)}</Badge>}
    </span>
  );
}
