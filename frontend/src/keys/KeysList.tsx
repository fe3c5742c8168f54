import { useRef, useState } from "react";
import type { Key as RowKey, Selection, SortDescriptor } from "react-aria-components";
import { copyText, type Key } from "../backend";
import { toast } from "../ui/toasts";
import { explain, t } from "../words";
import type { Tab } from "./keyList";
import { pageOf, sortKeys } from "./keyList";
import { KeysPager } from "./KeysPager";
import { KeysTable } from "./KeysTable";
import { SelectedKeys } from "./SelectedKeys";
import type { AppName } from "./useAppNames";

export interface KeyActs {
  onOpen: (key: Key) => void;
  onRename: (key: Key) => void;
  onChange: (key: Key) => void;
  onRotate: (key: Key) => void;
  onEnd: (key: Key) => void;
  onRevoke: (keys: Key[]) => void;
  onCopyHints: (keys: Key[]) => void;
}

interface Props extends Omit<KeyActs, "onCopyHints"> {
  tab: Tab;
  keys: Key[];
  /** What the keys were searched for; another search starts at its first page. */
  search: string;
  /** The workspace's apps; undefined until they are known. */
  apps: AppName[] | undefined;
}

/** The keys of one tab in their order, page by page, and what can be done with those that are chosen. */
export function KeysList({ tab, keys, search, apps, ...acts }: Props) {
  const top = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useState<SortDescriptor>({ column: "createdAt", direction: "descending" });
  const [turned, setTurned] = useState({ search, page: 0 });
  const [selection, setSelection] = useState<Set<RowKey>>(new Set());
  const { page, shown } = pageOf(sortKeys(keys, sort), turned.search === search ? turned.page : 0);
  const chosen = keys.filter((key) => selection.has(key.id));
  const all = { ...acts, onCopyHints: copyHints };
  const order = (by: SortDescriptor) => {
    setSort(by);
    setTurned({ search, page: 0 });
  };
  const turn = (to: number) => {
    setTurned({ search, page: to });
    top.current?.scrollIntoView({ block: "nearest" });
  };
  return (
    <>
      <div ref={top} className="top" />
      <KeysTable
        tab={tab}
        keys={shown}
        apps={apps}
        acts={all}
        sortDescriptor={sort}
        onSortChange={order}
        selectedKeys={selection}
        onSelectionChange={(now) => setSelection(withPage(selection, shown, now))}
      />
      {chosen.length > 0 && <SelectedKeys tab={tab} keys={chosen} acts={all} onClear={() => setSelection(new Set())} />}
      <KeysPager total={keys.length} page={page} onPage={turn} />
    </>
  );
}

/** What is chosen after the table chose or dropped rows: all means those in sight, and what is out of sight stays as it is. */
function withPage(before: Set<RowKey>, shown: Key[], now: Selection): Set<RowKey> {
  const ids = new Set<RowKey>(shown.map((key) => key.id));
  const chosen = now === "all" ? ids : now;
  return new Set([...[...before].filter((id) => !ids.has(id)), ...[...chosen].filter((id) => ids.has(id))]);
}

function copyHints(keys: Key[]) {
  const hints = keys.map((key) => key.hint);
  copyText(hints.join("\n")).then(
    () => toast({ text: hints.length === 1 ? t("keys.list.hintCopied", { hint: String(hints[0]) }) : t("keys.list.hintsCopied", { count: hints.length }) }),
    (error: unknown) => toast({ text: explain(error), tone: "danger" }),
  );
}
