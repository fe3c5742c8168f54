import { startServer } from "../backend";
import { Button } from "../ui/Button";
import { Notice } from "../ui/Notice";
import { toast } from "../ui/toasts";
import { useServer } from "../useServer";
import { explain, t } from "../words";
import "./ServerBanner.css";

/** Says on every page that tools cannot reach the data, while they cannot. */
export function ServerBanner({ onDetails }: { onDetails: () => void }) {
  const { data: server, reload } = useServer();
  if (!server || server.state === "running") return null;
  const start = () => {
    startServer(server.port)
      .catch((error: unknown) => toast({ text: explain(error), tone: "danger" }))
      .finally(reload);
  };
  const actions = (
    <>
      <Button onPress={start}>{t("frame.server.start")}</Button>
      <Button look="quiet" onPress={onDetails}>{t("frame.server.details")}</Button>
    </>
  );
  return (
    <div className="ServerBanner">
      <Notice tone={server.state === "failed" ? "danger" : "warn"} role="status" actions={actions}>
        {server.error ? explain(server.error) : t(`frame.server.${server.state}`)}
      </Notice>
    </div>
  );
}
