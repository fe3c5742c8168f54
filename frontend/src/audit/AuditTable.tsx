import { Row, TableBody, TableHeader } from "react-aria-components";
import type { AuditEntry } from "../backend";
import { Cell } from "../ui/Cell";
import { Column } from "../ui/Column";
import { rem } from "../ui/rem";
import { Table } from "../ui/Table";
import { Time } from "../ui/Time";
import { t } from "../words";
import { actOf, lineOf, partsOf } from "./describe";
import "./AuditTable.css";

/** Entries of the log: when, who and by which door, what to what, and what differs. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  return (
    <Table label={t("audit.title")}>
      <TableHeader>
        <Column id="at" label={t("audit.when")} defaultWidth="1fr" minWidth={rem(7)} />
        <Column id="person" label={t("audit.who")} defaultWidth="1fr" minWidth={rem(6.5)} />
        <Column id="act" label={t("audit.what")} isRowHeader resizable defaultWidth="1.5fr" minWidth={rem(9)} />
        <Column id="workspace" label={t("audit.workspace")} defaultWidth="1.1fr" minWidth={rem(7)} />
        <Column id="detail" label={t("audit.detail")} resizable defaultWidth="2.2fr" minWidth={rem(11)} />
      </TableHeader>
      <TableBody items={entries} dependencies={[entries]}>
        {(entry) => (
          <Row id={entry.id} className="Row AuditRow">
            <Cell><Time at={entry.at} /></Cell>
            <Cell>{entry.person}<span className="muted small">{t(`audit.door.${entry.door}`)}</span></Cell>
            <Cell>{actOf(entry.act)}{entry.subjectName && <strong>{entry.subjectName}</strong>}</Cell>
            <Cell>{entry.workspace}</Cell>
            <Cell><ul>{partsOf(entry).map((part) => <li key={part.label}>{lineOf(part)}</li>)}</ul></Cell>
          </Row>
        )}
      </TableBody>
    </Table>
  );
}
