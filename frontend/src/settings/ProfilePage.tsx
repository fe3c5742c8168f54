import { getPerson } from "../backend";
import { Card } from "../ui/Card";
import { Page } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { useBackend } from "../useBackend";
import { t } from "../words";
import { LanguageCard } from "./LanguageCard";
import { NotificationsCard } from "./NotificationsCard";
import { OnCloseCard } from "./OnCloseCard";
import { PersonForm } from "./PersonForm";

/** Who works here, the language, what closing the window does, and what the desktop tells of. */
export function ProfilePage() {
  const { data: person, error, reload } = useBackend(getPerson, []);
  return (
    <Page title={t("settings.profile.title")} lead={t("settings.profile.lead")} narrow>
      <Card title={t("settings.profile.card")}>
        {person ? <PersonForm person={person} /> : error ? <Problem error={error} onRetry={reload} /> : <Skeleton height="3.75rem" />}
      </Card>
      <LanguageCard />
      <OnCloseCard />
      <NotificationsCard />
    </Page>
  );
}
