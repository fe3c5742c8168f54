import { EmptyState } from "../ui/EmptyState";
import { t } from "../words";

/** What stands there before the first backup. */
export function BackupsEmpty() {
  return <EmptyState icon="backup" title={t("backups.emptyTitle")}>{t("backups.empty")}</EmptyState>;
}
