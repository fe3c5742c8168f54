import { useState } from "react";
import { listTrash, recoverWorkspace, type Trashed } from "../backend";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { IconButton } from "../ui/IconButton";
import { Menu } from "../ui/Menu";
import { toast } from "../ui/toasts";
import { useBackend } from "../useBackend";
import { explain, t } from "../words";
import { formatSize } from "../words/number";
import { formatDay, formatUTC } from "../words/time";
import { PurgeDialog } from "./PurgeDialog";
import "./TrashCard.css";

/** The deleted workspaces, each with the way back. There is no card when there are none. */
export function TrashCard({ onRecovered }: { onRecovered: () => void }) {
  const { data = [], reload } = useBackend(listTrash, []);
  const [purging, setPurging] = useState<Trashed>();
  if (data.length === 0) return null;
  const recover = (id: string) => {
    recoverWorkspace(id).then(({ name, internalName }) => {
      const was = data.find((one) => one.id === id)?.internalName;
      toast({ text: t(was === internalName ? "settings.trash.recovered" : "settings.trash.recoveredAs", { name, now: internalName }) });
      onRecovered();
    }, (error: unknown) => toast({ text: explain(error), tone: "danger" })).finally(reload);
  };
  return (
    <Card title={t("settings.trash.title")}>
      <p className="muted">{t("settings.trash.lead")}</p>
      <ul className="TrashCard" aria-label={t("settings.trash.title")}>
        {data.map((one) => (
          <li key={one.id}>
            <div className="words">
              <span className="name">{one.name}</span>
              <span className="muted small" title={formatUTC(one.purgedAt)}>
                {t("settings.trash.about", { deleted: formatDay(one.deletedAt), gone: formatDay(one.purgedAt), size: formatSize(one.size) })}
              </span>
            </div>
            <Button icon="undo" aria-label={t("settings.trash.recoverOf", { name: one.name })} onPress={() => recover(one.id)}>{t("settings.trash.recover")}</Button>
            <Menu
              label={t("settings.trash.more", { name: one.name })}
              acts={[{ id: "purge", label: t("settings.trash.purge"), icon: "delete", danger: true, onAction: () => setPurging(one) }]}
            >
              <IconButton icon="more" label={t("settings.trash.more", { name: one.name })} silent />
            </Menu>
          </li>
        ))}
      </ul>
      {purging && <PurgeDialog workspace={purging} onClose={() => setPurging(undefined)} />}
    </Card>
  );
}
