import type { ReactNode } from "react";
import type { Key } from "../backend";
import { Ago } from "../ui/Ago";
import { Card } from "../ui/Card";
import { Time } from "../ui/Time";
import { t } from "../words";
import { useNow } from "../words/useNow";
import { ExpiryCell } from "./ExpiryCell";
import { tabOf } from "./keyList";
import { ScopeBadge } from "./ScopeBadge";
import "./KeyFacts.css";

/** When a key was made and used, by whom, and what it may do. */
export function KeyFacts({ apiKey: key }: { apiKey: Key }) {
  const now = useNow();
  const fact = (name: string, value: ReactNode) => <div><dt>{name}</dt><dd>{value}</dd></div>;
  return (
    <Card>
      <dl className="KeyFacts">
        {fact(t("keys.page.hint"), <code>{key.hint}</code>)}
        {fact(t("keys.list.scope"), <ScopeBadge scopes={key.scopes} />)}
        {fact(t("keys.list.createdAt"), <><Time at={key.createdAt} /> <span className="muted small">{t("keys.page.by", { name: key.createdBy })}</span></>)}
        {fact(t("keys.list.lastUsed"), key.lastUsedAt ? <Ago at={key.lastUsedAt} now={now} /> : <span className="muted">{t("keys.list.never")}</span>)}
        {fact(key.state === "revoked" ? t("keys.list.revokedAt") : t("keys.list.expiresAt"), <ExpiryCell apiKey={key} tab={tabOf(key, now)} now={now} />)}
      </dl>
    </Card>
  );
}
