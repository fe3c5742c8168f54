import { Page } from "../ui/Page";
import { Skeleton } from "../ui/Skeleton";
import { t } from "../words";

/** The frame before Go has answered anything. */
export function Waiting() {
  return (
    <div className="Frame">
      <div className="Rail" />
      <div className="SideMenu" />
      <div className="content">
        <Page title={t("ui.loading")}>
          <Skeleton lines={4} height="3rem" />
        </Page>
      </div>
    </div>
  );
}
