import { Choices } from "../ui/Choices";
import { DateTimeField } from "../ui/DateTimeField";
import { t } from "../words";
import { formatLeft, formatTime, zone } from "../words/time";
import { useNow } from "../words/useNow";
import "./ExpirationField.css";

const days = ["7", "30", "60", "90"] as const;
type Choice = (typeof days)[number] | "custom" | "never";
/** When a key ends; `at` is RFC 3339, or null for never and while a custom date is not complete. */
export interface Expiration { choice: Choice; at: string | null }

interface Props {
  value: Expiration;
  onChange: (value: Expiration) => void;
}

/** Until when a key works, and the same in words. */
export function ExpirationField({ value: { choice, at }, onChange }: Props) {
  const now = useNow();
  const choices = [
    ...days.map((count) => ({ value: count, label: t("keys.create.days", { count: Number(count) }) })),
    { value: "custom" as const, label: t("keys.create.custom") },
    { value: "never" as const, label: t("keys.create.never") },
  ];
  const custom = choice === "custom";
  return (
    <div className="ExpirationField">
      <Choices
        look="line"
        name={custom ? "expiration" : "expiresAt"}
        label={t("keys.create.expiration")}
        choices={choices}
        value={choice}
        onChange={(chosen) => onChange({ choice: chosen, at: momentOf(chosen) })}
      />
      {custom && (
        <DateTimeField
          name="expiresAt"
          label={t("keys.create.date")}
          description={t("keys.create.zone", { zone: zone() })}
          value={at}
          onChange={(moment) => onChange({ choice, at: moment })}
        />
      )}
      <p className="said" role="status">{inWords({ choice, at }, now)}</p>
    </div>
  );
}

function momentOf(choice: Choice): string | null {
  if (choice === "never") return null;
  const moment = new Date();
  moment.setSeconds(0, 0);
  moment.setDate(moment.getDate() + (choice === "custom" ? 30 : Number(choice)));
  if (choice === "custom") moment.setHours(18, 0);
  return moment.toISOString();
}

function inWords({ choice, at }: Expiration, now: number): string {
  if (!at) return choice === "never" ? t("keys.create.neverExpires") : t("keys.create.chooseDate");
  if (Date.parse(at) <= now) return t("keys.create.expiresPast");
  return t("keys.create.expires", { time: formatTime(at), left: formatLeft(at, now) });
}
