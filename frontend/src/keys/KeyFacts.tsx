import type { ReactNode } from "react";
import type { Key } from "../backend";
import { Ago } from "../ui/Ago";
import { Card } from "../ui/Card";
import { Time } from "../ui/Time";
import { t } from "../words";
import { useNow } from "../words/useNow";
import { limitsOf } from "./access";
import { ExpiryCell } from "./ExpiryCell";
import { FormerSecrets } from "./FormerSecrets";
import { tabOf } from "./keyList";
import { ScopeBadge } from "./ScopeBadge";
import type { AppName } from "./useAppNames";
import "./KeyFacts.css";

/** When a key was made and used, by whom, what it may do, and which older secrets still work. */
export function KeyFacts({ apiKey: key, apps }: { apiKey: Key; apps: AppName[] | undefined }) {
  const now = useNow();
  const fact = (name: string, value: ReactNode) => <div><dt>{name}</dt><dd>{value}</dd></div>;
  return (
    <Card>
      <dl className="KeyFacts">
        {fact(t("keys.page.hint"), <><code>{key.hint}</code><FormerSecrets apiKey={key} now={now} /></>)}
        {fact(t("keys.list.scope"), <ScopeBadge scopes={key.scopes} limits={apps && limitsOf(key, apps)} />)}
        {fact(t("keys.list.createdAt"), <><Time at={key.createdAt} /> <span className="muted small">{t("keys.page.by", { name: key.createdBy })}</span></>)}
        {fact(t("keys.list.lastUsed"), key.lastUsedAt ? <Ago at={key.lastUsedAt} now={now} /> : <span className="muted">{t("keys.list.never")}</span>)}
        {fact(key.state === "revoked" ? t("keys.list.revokedAt") : t("keys.list.expiresAt"), <ExpiryCell apiKey={key} tab={tabOf(key, now)} now={now} />)}
      </dl>
    </Card>
  );
}
