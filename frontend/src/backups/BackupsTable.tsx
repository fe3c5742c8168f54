import { Row, TableBody, TableHeader } from "react-aria-components";
import type { Backup } from "../backend";
import { Badge } from "../ui/Badge";
import { Button } from "../ui/Button";
import { Cell } from "../ui/Cell";
import { Column } from "../ui/Column";
import { IconButton } from "../ui/IconButton";
import { type Act, Menu } from "../ui/Menu";
import { rem } from "../ui/rem";
import { Table } from "../ui/Table";
import { Time } from "../ui/Time";
import { t } from "../words";
import { formatNumber, formatSize } from "../words/number";
import { formatTime } from "../words/time";
import "./BackupsTable.css";

type On = (backup: Backup) => void;
interface Props { backups: Backup[]; onRestore: On; onSave: On; onDelete: On }

/** Backups as a table, newest first. */
export function BackupsTable({ backups, onRestore, onSave, onDelete }: Props) {
  const acts = (backup: Backup): Act[] => [
    { id: "save", label: t("backups.save"), icon: "download", onAction: () => onSave(backup) },
    { id: "delete", label: t("backups.delete.act"), icon: "delete", danger: true, onAction: () => onDelete(backup) },
  ];
  return (
    <div className="BackupsTable">
      <Table label={t("backups.title")}>
        <TableHeader>
          <Column id="at" label={t("backups.at")} isRowHeader defaultWidth="1.3fr" minWidth={rem(7)} />
          <Column id="reason" label={t("backups.reason")} defaultWidth="1.5fr" minWidth={rem(8)} />
          <Column id="records" label={t("backups.records")} defaultWidth="0.8fr" minWidth={rem(5.5)} />
          <Column id="size" label={t("backups.size")} defaultWidth="0.7fr" minWidth={rem(5)} />
          <Column id="actions" label={t("backups.actions")} silent width={rem(11.5)} minWidth={rem(11.5)} />
        </TableHeader>
        <TableBody items={backups} dependencies={[onRestore, onSave, onDelete]}>
          {(backup) => (
            <Row id={backup.id} className="Row" textValue={formatTime(backup.at)}>
              <Cell><Time at={backup.at} /></Cell>
              <Cell>{t(`backups.because.${backup.reason}`)}</Cell>
              <Cell>{backup.records < 0 ? <Badge tone="danger">{t("backups.damaged")}</Badge> : formatNumber(backup.records)}</Cell>
              <Cell>{formatSize(backup.size)}</Cell>
              <Cell>
                <div className="acts">
                  {backup.records >= 0 && (
                    <Button aria-label={t("backups.restoreOf", { time: formatTime(backup.at) })} onPress={() => onRestore(backup)}>{t("backups.restore.act")}</Button>
                  )}
                  <Menu label={t("backups.more", { time: formatTime(backup.at) })} acts={acts(backup)}>
                    <IconButton icon="more" label={t("backups.more", { time: formatTime(backup.at) })} silent />
                  </Menu>
                </div>
              </Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </div>
  );
}
