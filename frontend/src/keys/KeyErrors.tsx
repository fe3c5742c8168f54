import type { StatusCount } from "../backend";
import { Card } from "../ui/Card";
import { t } from "../words";
import { formatNumber } from "../words/number";
import { statusText } from "./status";
import "./KeyErrors.css";

/** The refused and failed requests of a key by kind, the most frequent first. */
export function KeyErrors({ errors }: { errors: StatusCount[] }) {
  const most = Math.max(1, ...errors.map(({ requests }) => requests));
  return (
    <Card title={t("keys.page.errors")}>
      {errors.length === 0 && <p className="muted">{t("keys.page.noErrors")}</p>}
      {errors.length > 0 && (
        <ul className="KeyErrors">
          {errors.map(({ status, requests }) => (
            <li key={status}>
              <code>{status}</code>
              <span>{statusText(status)}</span>
              <span className="track" aria-hidden><span className="bar" style={{ width: `${(requests / most) * 100}%` }} /></span>
              <span className="count">{formatNumber(requests)}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
