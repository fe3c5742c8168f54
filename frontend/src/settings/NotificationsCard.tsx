import { getFacts, getSettings, setNotifications } from "../backend";
import { Card } from "../ui/Card";
import { Checkbox } from "../ui/Checkbox";
import { toast } from "../ui/toasts";
import { useBackend } from "../useBackend";
import { explain, t } from "../words";

/** Whether the desktop tells of keys that are about to expire, where Owlet can have it do so. It is saved as soon as it is chosen. */
export function NotificationsCard() {
  const { data: facts } = useBackend(getFacts, []);
  const { data: settings, reload } = useBackend(getSettings, []);
  if (facts?.platform !== "linux" || !settings) return null;
  const choose = (on: boolean) => {
    setNotifications(on)
      .catch((reason: unknown) => toast({ text: explain(reason), tone: "danger" }))
      .finally(reload);
  };
  return (
    <Card title={t("settings.profile.notifications")}>
      <Checkbox isSelected={settings.notifications} onChange={choose} description={t("settings.profile.keyNotificationsHint")}>
        {t("settings.profile.keyNotifications")}
      </Checkbox>
    </Card>
  );
}
