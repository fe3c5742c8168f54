import { Button } from "../ui/Button";
import { Icon } from "../ui/Icon";
import { t } from "../words";
import { formatClock } from "../words/time";
import type { Frame } from "./useFrame";
import "./AuthorizeButton.css";

/** One click gives the framed page a key for 15 minutes; then it says until when. */
export function AuthorizeButton({ frame: { ready, busy, until, authorize } }: { frame: Frame }) {
  if (until) {
    return (
      <span className="Authorized" role="status">
        <Icon name="done" />
        {t("reference.authorized", { time: formatClock(until) })}
      </span>
    );
  }
  return (
    <Button look="primary" icon="key" isDisabled={!ready} isPending={busy} onPress={authorize}>
      {t("reference.authorize")}
    </Button>
  );
}
