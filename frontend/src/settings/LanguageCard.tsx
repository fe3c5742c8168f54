import { getSettings, type LanguageChoice, setLanguage } from "../backend";
import { Card } from "../ui/Card";
import { Problem } from "../ui/Problem";
import { Select } from "../ui/Select";
import { Skeleton } from "../ui/Skeleton";
import { toast } from "../ui/toasts";
import { useBackend } from "../useBackend";
import { explain, t } from "../words";
import { languages, systemLanguage } from "../words/language";

/** The language of the window. It is saved and spoken as soon as it is chosen; each stands there by its own name. */
export function LanguageCard() {
  const { data: settings, error, reload } = useBackend(getSettings, []);
  const choose = (choice: LanguageChoice) => {
    setLanguage(choice)
      .catch((reason: unknown) => toast({ text: explain(reason), tone: "danger" }))
      .finally(reload);
  };
  const options: { value: LanguageChoice; label: string }[] = [
    { value: "system", label: t("settings.profile.systemLanguage", { name: t(`settings.profile.languageName.${systemLanguage()}`) }) },
    ...languages.map((value) => ({ value, label: t(`settings.profile.languageName.${value}`) })),
  ];
  return (
    <Card title={t("settings.profile.language")}>
      {settings ? (
        <Select
          label={t("settings.profile.languageLabel")}
          description={t("settings.profile.languageHint")}
          options={options}
          value={settings.language}
          onChange={choose}
        />
      ) : error ? (
        <Problem error={error} onRetry={reload} />
      ) : (
        <Skeleton lines={1} height="5rem" />
      )}
    </Card>
  );
}
