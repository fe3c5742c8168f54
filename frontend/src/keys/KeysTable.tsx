import { useEffect, useMemo, useRef } from "react";
import { Button, Row, TableBody, TableHeader, type TableProps } from "react-aria-components";
import type { Key } from "../backend";
import { Ago } from "../ui/Ago";
import { Cell } from "../ui/Cell";
import { Column } from "../ui/Column";
import { rem } from "../ui/rem";
import { SelectCell } from "../ui/SelectCell";
import { SelectColumn } from "../ui/SelectColumn";
import { Table } from "../ui/Table";
import { Time } from "../ui/Time";
import { t } from "../words";
import { useNow } from "../words/useNow";
import { limitsOf } from "./access";
import { ExpiryCell } from "./ExpiryCell";
import { FormerSecrets } from "./FormerSecrets";
import { KeyMenu } from "./KeyMenu";
import type { Tab } from "./keyList";
import type { KeyActs } from "./KeysList";
import { ScopeBadge } from "./ScopeBadge";
import type { AppName } from "./useAppNames";
import "./KeysTable.css";

interface Props extends Pick<TableProps, "sortDescriptor" | "onSortChange" | "selectedKeys" | "onSelectionChange"> {
  tab: Tab;
  keys: Key[];
  apps: AppName[] | undefined;
  acts: KeyActs;
}

/** Keys as a table. */
export function KeysTable({ tab, keys, apps, acts, ...props }: Props) {
  const now = useNow();
  const same = useSame(acts);
  const revoked = tab === "revoked";
  return (
    <Table {...props} label={t("keys.list.title")} selectionMode="multiple">
      <TableHeader>
        <SelectColumn />
        <Column id="name" label={t("keys.list.name")} isRowHeader allowsSorting resizable defaultWidth="1.8fr" minWidth={rem(8)} />
        <Column id="scope" label={t("keys.list.scope")} allowsSorting defaultWidth="1.05fr" minWidth={rem(6.875)} />
        <Column
          id={revoked ? "revokedAt" : "expiresAt"}
          label={revoked ? t("keys.list.revokedAt") : t("keys.list.expiresAt")}
          allowsSorting
          defaultWidth="1.6fr"
          minWidth={rem(6.5)}
        />
        <Column id="createdBy" label={t("keys.list.createdBy")} allowsSorting defaultWidth="0.95fr" minWidth={rem(5.75)} />
        <Column id="createdAt" label={t("keys.list.createdAt")} allowsSorting defaultWidth="1.55fr" minWidth={rem(6.5)} />
        <Column id="lastUsedAt" label={t("keys.list.lastUsed")} allowsSorting defaultWidth="1.1fr" minWidth={rem(5.5)} />
        <Column id="actions" label={t("keys.list.actions")} silent width={rem(2.75)} minWidth={rem(2.75)} />
      </TableHeader>
      <TableBody items={keys} dependencies={[tab, same, now, apps?.map(({ label }) => label).join()]}>
        {(key) => (
          <Row id={key.id} className={tab === "active" || tab === "unused" ? "Row" : "Row past"} textValue={key.name}>
            <SelectCell />
            <Cell>
              <Button id={buttonOf(key.id)} className="keyName" onPress={() => same.onOpen(key)}>{key.name}</Button>
              <code className="keyHint">{key.hint}</code>
              <FormerSecrets apiKey={key} now={now} />
            </Cell>
            <Cell><ScopeBadge scopes={key.scopes} limits={apps && limitsOf(key, apps)} /></Cell>
            <Cell><ExpiryCell apiKey={key} tab={tab} now={now} /></Cell>
            <Cell>{key.createdBy}</Cell>
            <Cell><Time at={key.createdAt} /></Cell>
            <Cell>{key.lastUsedAt ? <Ago at={key.lastUsedAt} now={now} /> : <span className="muted">{t("keys.list.never")}</span>}</Cell>
            <Cell><KeyMenu apiKey={key} tab={tab} acts={same} /></Cell>
          </Row>
        )}
      </TableBody>
    </Table>
  );
}

/** The button that opens a key's page; it gets the focus back. */
export const buttonOf = (id: string) => `key-${id}`;

/** Acts that are one object for good, so that no row is drawn again because the list was. */
function useSame(acts: KeyActs): KeyActs {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  return useMemo(
    () => ({
      onOpen: (key) => latest.current.onOpen(key),
      onRename: (key) => latest.current.onRename(key),
      onChange: (key) => latest.current.onChange(key),
      onRotate: (key) => latest.current.onRotate(key),
      onEnd: (key) => latest.current.onEnd(key),
      onRevoke: (keys) => latest.current.onRevoke(keys),
      onCopyHints: (keys) => latest.current.onCopyHints(keys),
    }),
    [],
  );
}
