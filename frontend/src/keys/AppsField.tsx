import { CheckboxList } from "../ui/CheckboxList";
import { Choices } from "../ui/Choices";
import { t } from "../words";
import type { AppName } from "./useAppNames";

interface Props {
  apps: AppName[];
  /** The numbers of those that are chosen; null for all. */
  value: number[] | null;
  onChange: (value: number[] | null) => void;
}

/** Scrolls to the apps when they appear: in a small window they are below the dialog's edge. */
const reveal = (element: HTMLElement | null) => element?.scrollIntoView({ block: "nearest" });

/** Which apps a key sees: all of them, or those that are ticked. */
export function AppsField({ apps, value, onChange }: Props) {
  const there = value?.filter((number) => apps.some((app) => app.number === number)) ?? [];
  return (
    <div className="apps">
      <Choices
        label={t("keys.access.apps")}
        choices={(["allApps", "someApps"] as const).map((of) => ({ value: of, label: t(`keys.access.${of}`), description: t(`keys.access.${of}Hint`) }))}
        value={value ? "someApps" : "allApps"}
        onChange={(choice) => onChange(choice === "allApps" ? null : there)}
      />
      {value && (
        <div className="single" ref={reveal}>
          <CheckboxList
            name="modules"
            label={t("keys.access.chosenApps")}
            options={apps.map(({ number, label }) => ({ value: String(number), label }))}
            value={there.map(String)}
            onChange={(numbers) => onChange(numbers.map(Number))}
          />
        </div>
      )}
    </div>
  );
}
