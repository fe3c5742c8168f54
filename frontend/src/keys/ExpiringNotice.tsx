import type { Key } from "../backend";
import { Notice } from "../ui/Notice";
import { t } from "../words";
import { formatLeft } from "../words/time";
import { useNow } from "../words/useNow";

/** Says which keys are about to expire. */
export function ExpiringNotice({ keys }: { keys: Key[] }) {
  const now = useNow();
  const [only] = keys;
  if (!only) return null;
  const named = keys.map((key) => ({ name: key.name, left: formatLeft(key.expiresAt ?? "", now) }));
  const text = keys.length === 1
    ? t("keys.expiring.one", named[0])
    : t("keys.expiring.many", { count: keys.length, names: named.map((values) => t("keys.expiring.named", values)).join(", ") });
  return <Notice tone="warn">{text}</Notice>;
}
