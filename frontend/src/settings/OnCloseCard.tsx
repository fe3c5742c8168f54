import { getSettings, type OnClose, setOnClose } from "../backend";
import { Card } from "../ui/Card";
import { Problem } from "../ui/Problem";
import { Select } from "../ui/Select";
import { Skeleton } from "../ui/Skeleton";
import { toast } from "../ui/toasts";
import { useBackend } from "../useBackend";
import { explain, t } from "../words";

const choices: OnClose[] = ["ask", "keep", "quit"];

/** What closing the window does while the local API runs. It is saved as soon as it is chosen. */
export function OnCloseCard() {
  const { data: settings, error, reload } = useBackend(getSettings, []);
  const choose = (choice: OnClose) => {
    setOnClose(choice)
      .catch((reason: unknown) => toast({ text: explain(reason), tone: "danger" }))
      .finally(reload);
  };
  return (
    <Card title={t("settings.profile.window")}>
      {settings ? (
        <Select
          label={t("settings.profile.onClose")}
          description={t("settings.profile.onCloseHint")}
          options={choices.map((value) => ({ value, label: t(`settings.profile.${value}`) }))}
          value={settings.onClose}
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
