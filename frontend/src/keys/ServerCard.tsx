import { useEffect, useRef, useState } from "react";
import { type Server, startServer, stopServer } from "../backend";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Copyable } from "../ui/Copyable";
import { IconButton } from "../ui/IconButton";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { toast } from "../ui/toasts";
import { originOf, useServer } from "../useServer";
import { explain, t } from "../words";
import { PortForm } from "./PortForm";
import { ServerState } from "./ServerState";
import "./ServerCard.css";

/** Whether the local API runs, where, and for which workspace. */
export function ServerCard({ workspaceId }: { workspaceId: string }) {
  const { data: server, error, reload } = useServer();
  const [changing, setChanging] = useState(false);
  const [busy, setBusy] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const opened = useRef(false);
  const state = server?.state;
  useEffect(() => {
    if (opened.current && !changing && document.activeElement === document.body) opener.current?.focus(); // the form had it
    opened.current ||= changing;
  }, [changing, state]);
  if (!server) return <Card>{error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={1} height="2.75rem" />}</Card>;

  const act = (work: () => Promise<Server>) => {
    setBusy(true);
    work()
      .catch((reason: unknown) => toast({ text: explain(reason), tone: "danger" }))
      .finally(() => {
        setBusy(false);
        reload();
      });
  };
  const start = () => act(() => startServer(server.port));
  const switches = {
    running: <Button isPending={busy} onPress={() => act(stopServer)}>{t("keys.server.stop")}</Button>,
    stopped: <Button isPending={busy} onPress={start}>{t("keys.server.start")}</Button>,
    failed: (
      <>
        <Button icon="retry" isPending={busy} onPress={start}>{t("keys.server.retry")}</Button>
        {!changing && <Button ref={opener} onPress={() => setChanging(true)}>{t("keys.server.anotherPort")}</Button>}
      </>
    ),
  };
  return (
    <Card>
      <div className="ServerCard">
        <ServerState server={server} />
        <div className="values">
          {server.state !== "failed" && (
            <div className="address">
              <Copyable label={t("keys.server.address")} value={originOf(server)} />
              <IconButton ref={opener} icon="edit" label={t("keys.server.changePort")} onPress={() => setChanging(!changing)} />
            </div>
          )}
          <Copyable label={t("keys.server.workspace")} value={workspaceId} />
          <div className="actions">{switches[server.state]}</div>
        </div>
      </div>
      {changing && <PortForm port={server.port} onClose={() => setChanging(false)} onChanged={reload} />}
    </Card>
  );
}
