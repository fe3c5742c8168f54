import type { KeyChange } from "../backend";
import { MoreOptions } from "../ui/MoreOptions";
import { NumberField } from "../ui/NumberField";
import { t } from "../words";
import { AppsField } from "./AppsField";
import type { AppName } from "./useAppNames";
import "./AccessFields.css";

interface Props {
  apps: AppName[];
  value: KeyChange;
  onChange: (value: KeyChange) => void;
}

/** What a key sees; and how often it may ask, for those who need that. */
export function AccessFields({ apps, value, onChange }: Props) {
  return (
    <div className="AccessFields">
      <AppsField apps={apps} value={value.modules} onChange={(modules) => onChange({ ...value, modules })} />
      <MoreOptions label={t("keys.access.more")} open={value.rateLimit !== null}>
        <NumberField
          name="rateLimit"
          label={t("keys.access.rate")}
          description={t("keys.access.rateHint")}
          value={value.rateLimit}
          onChange={(rateLimit) => onChange({ ...value, rateLimit })}
        />
      </MoreOptions>
    </div>
  );
}
