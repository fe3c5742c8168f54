import type { Key } from "../backend";
import { t } from "../words";
import { formatLeft } from "../words/time";
import "./FormerSecrets.css";

/** The secrets that a rotation has replaced and that still work, and when they end. */
export function FormerSecrets({ apiKey: key, now }: { apiKey: Key; now: number }) {
  return key.former.map((former) => (
    <span key={former.id} className="FormerSecret">{t("keys.end.former", { hint: former.hint, left: formatLeft(former.endsAt, now) })}</span>
  ));
}
