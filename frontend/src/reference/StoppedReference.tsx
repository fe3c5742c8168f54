import { useState } from "react";
import { type Server, startServer } from "../backend";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { EmptyState } from "../ui/EmptyState";
import { toast } from "../ui/toasts";
import { explain, t } from "../words";

interface Props {
  server: Server;
  onStarted: () => void;
  onOpenKeys: () => void;
}

/** Stands where the reference would be while the local API does not run. */
export function StoppedReference({ server, onStarted, onOpenKeys }: Props) {
  const [busy, setBusy] = useState(false);
  const start = () => {
    setBusy(true);
    startServer(server.port)
      .catch((error: unknown) => toast({ text: explain(error), tone: "danger" }))
      .finally(() => {
        setBusy(false);
        onStarted();
      });
  };
  const failed = server.state === "failed";
  return (
    <Card>
      <EmptyState
        icon={failed ? "warning" : "api"}
        title={t(failed ? "reference.failedTitle" : "reference.stoppedTitle")}
        action={
          <div className="actions">
            <Button look="primary" isPending={busy} onPress={start}>{t("reference.start")}</Button>
            {failed && <Button onPress={onOpenKeys}>{t("reference.details")}</Button>}
          </div>
        }
      >
        {server.error ? explain(server.error) : t("reference.stopped")}
      </EmptyState>
    </Card>
  );
}
