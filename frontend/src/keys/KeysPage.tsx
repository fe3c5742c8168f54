import { Page } from "../ui/Page";
import { t } from "../words";

/** The keys of the workspace, the local API they open, and its description as files. */
export function KeysPage() {
  return <Page title={t("keys.title")} lead={t("keys.lead")}>{null}</Page>;
}
