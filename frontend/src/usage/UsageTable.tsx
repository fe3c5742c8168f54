import { useState } from "react";
import { Row, type SortDescriptor, TableBody, TableHeader } from "react-aria-components";
import type { WorkspaceUsage } from "../backend";
import { Cell } from "../ui/Cell";
import { Column } from "../ui/Column";
import { rem } from "../ui/rem";
import { Table } from "../ui/Table";
import { explain, t } from "../words";
import { formatSize, formatNumber } from "../words/number";
import { locale } from "../words/time";
import "./UsageTable.css";

interface Props {
  workspaces: WorkspaceUsage[];
  /** The one whose calls are shown. */
  chosen: string;
  onChoose: (id: string) => void;
}

const value: Record<string, (usage: WorkspaceUsage) => string | number> = {
  name: ({ workspace }) => workspace.name,
  storage: ({ figures }) => figures.storage,
  records: ({ figures }) => figures.records,
  callsMonth: ({ figures }) => figures.callsMonth,
  calls: ({ figures }) => figures.calls,
};

/** Workspaces with their figures, in the order of any of them. */
export function UsageTable({ workspaces, chosen, onChoose }: Props) {
  const [sort, setSort] = useState<SortDescriptor>({ column: "name", direction: "ascending" });
  const items = sorted(workspaces, sort).map((usage) => ({ ...usage, id: usage.workspace.id }));
  return (
    <Table
      label={t("usage.workspaces")}
      selectionMode="single"
      selectionBehavior="replace"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => keys !== "all" && [...keys].forEach((key) => onChoose(String(key)))}
      sortDescriptor={sort}
      onSortChange={setSort}
    >
      <TableHeader>
        <Column id="name" label={t("usage.column.workspace")} isRowHeader allowsSorting resizable defaultWidth="2fr" minWidth={rem(9)} />
        <Column id="storage" label={t("usage.metric.storage")} allowsSorting defaultWidth="1fr" minWidth={rem(6)} />
        <Column id="records" label={t("usage.metric.records")} allowsSorting defaultWidth="1fr" minWidth={rem(6.5)} />
        <Column id="callsMonth" label={t("usage.metric.callsMonth")} allowsSorting defaultWidth="1.4fr" minWidth={rem(9)} />
        <Column id="calls" label={t("usage.metric.calls")} allowsSorting defaultWidth="1.2fr" minWidth={rem(8)} />
      </TableHeader>
      <TableBody items={items} dependencies={[workspaces, chosen]}>
        {({ workspace, figures, problem }) => (
          <Row id={workspace.id} className="Row usage" textValue={workspace.name}>
            <Cell><span className="name">{workspace.name}</span></Cell>
            <Cell>{formatSize(figures.storage)}</Cell>
            <Cell>{problem ? <span className="muted" title={explain(problem)}>{t("usage.unknown")}</span> : formatNumber(figures.records)}</Cell>
            <Cell>{formatNumber(figures.callsMonth)}</Cell>
            <Cell>{formatNumber(figures.calls)}</Cell>
          </Row>
        )}
      </TableBody>
    </Table>
  );
}

function sorted(list: WorkspaceUsage[], { column, direction }: SortDescriptor): WorkspaceUsage[] {
  const of = value[column] ?? (() => 0);
  const collator = new Intl.Collator(locale(), { numeric: true, sensitivity: "base" });
  const compare = (a: WorkspaceUsage, b: WorkspaceUsage) => {
    const [x, y] = [of(a), of(b)];
    return typeof x === "string" ? collator.compare(x, String(y)) : x - Number(y);
  };
  return list.toSorted(direction === "ascending" ? compare : (a, b) => compare(b, a));
}
