import { Card } from "../ui/Card";
import { Copyable } from "../ui/Copyable";
import { t } from "../words";
import "./BackupNotes.css";

/** What a backup holds, when one is made, how long it stays, and where. */
export function BackupNotes({ folder }: { folder: string }) {
  const notes = (["holds", "made", "kept"] as const).map((note) => (
    <div key={note}>
      <dt>{t(`backups.notes.${note}Title`)}</dt>
      <dd>{t(`backups.notes.${note}`)}</dd>
    </div>
  ));
  return (
    <Card title={t("backups.notes.title")}>
      <dl className="BackupNotes">{notes}</dl>
      <Copyable label={t("backups.notes.folder")} value={folder} />
    </Card>
  );
}
