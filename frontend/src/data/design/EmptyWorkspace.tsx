import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { t } from "../../words";
import "./EmptyWorkspace.css";

interface Props {
  onBlank: () => void;
  onOpenKeys: () => void;
}

/** The ways to the first app of a workspace. */
export function EmptyWorkspace({ onBlank, onOpenKeys }: Props) {
  const ways = (
    <div className="StartWays">
      <Button look="primary" onPress={onBlank}>{t("data.design.blank")}</Button>
      <Button look="quiet" onPress={onOpenKeys}>{t("data.noApps.step")}</Button>
    </div>
  );
  return <EmptyState icon="data" title={t("data.noApps.title")} action={ways}>{t("data.noApps.text")}</EmptyState>;
}
