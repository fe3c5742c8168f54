import { useState } from "react";
import type { Key as RowKey, SortDescriptor } from "react-aria-components";
import { copyText, type Key } from "../backend";
import { toast } from "../ui/toasts";
import { explain, t } from "../words";
import type { Tab } from "./keyList";
import { sortKeys } from "./keyList";
import { KeysTable } from "./KeysTable";
import { SelectedKeys } from "./SelectedKeys";

export interface KeyActs {
  onRename: (key: Key) => void;
  onRevoke: (keys: Key[]) => void;
  onCopyHints: (keys: Key[]) => void;
}

interface Props extends Omit<KeyActs, "onCopyHints"> {
  tab: Tab;
  keys: Key[];
}

/** The keys of one tab in their order, and what can be done with those that are chosen. */
export function KeysList({ tab, keys, ...acts }: Props) {
  const [sort, setSort] = useState<SortDescriptor>({ column: "createdAt", direction: "descending" });
  const [selection, setSelection] = useState<Set<RowKey>>(new Set());
  const chosen = keys.filter((key) => selection.has(key.id));
  const all = { ...acts, onCopyHints: copyHints };
  return (
    <>
      <KeysTable
        tab={tab}
        keys={sortKeys(keys, sort)}
        acts={all}
        sortDescriptor={sort}
        onSortChange={setSort}
        selectedKeys={selection}
        onSelectionChange={(now) => setSelection(now === "all" ? new Set(keys.map((key) => key.id)) : now)} // not those that come later
      />
      {chosen.length > 0 && <SelectedKeys tab={tab} keys={chosen} acts={all} onClear={() => setSelection(new Set())} />}
    </>
  );
}

function copyHints(keys: Key[]) {
  const hints = keys.map((key) => key.hint);
  copyText(hints.join("\n")).then(
    () => toast({ text: hints.length === 1 ? t("keys.list.hintCopied", { hint: String(hints[0]) }) : t("keys.list.hintsCopied", { count: hints.length }) }),
    (error: unknown) => toast({ text: explain(error), tone: "danger" }),
  );
}
