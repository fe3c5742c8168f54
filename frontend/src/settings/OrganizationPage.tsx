import { getOrganization } from "../backend";
import { Card } from "../ui/Card";
import { Page } from "../ui/Page";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { useBackend } from "../useBackend";
import { t } from "../words";
import { OrganizationForm } from "./OrganizationForm";

/** What the organization is called. */
export function OrganizationPage() {
  const { data, error, reload } = useBackend(getOrganization, []);
  return (
    <Page title={t("settings.organizationPage.title")} lead={t("settings.organizationPage.lead")} narrow>
      <Card title={t("settings.organizationPage.card")}>
        {data ? <OrganizationForm organization={data} /> : error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={2} height="3.75rem" />}
      </Card>
    </Page>
  );
}
