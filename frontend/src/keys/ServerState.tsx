import type { Server } from "../backend";
import { explain, t } from "../words";
import "./ServerState.css";

/** The state of the local API in words. */
export function ServerState({ server }: { server: Server }) {
  const hint = {
    running: t("keys.server.runningHint"),
    stopped: t("keys.server.stoppedHint"),
    failed: server.error ? explain(server.error) : t("keys.server.stoppedHint"),
  };
  return (
    <div className={`ServerState ${server.state}`} role="status">
      <p className="title">
        <span className="dot" />
        {t(`keys.server.${server.state}`)}
      </p>
      <p className="hint">{hint[server.state]}</p>
    </div>
  );
}
