import { useState } from "react";
import { type Key, listKeys } from "../backend";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Problem } from "../ui/Problem";
import { SearchField } from "../ui/SearchField";
import { Skeleton } from "../ui/Skeleton";
import { Tabs } from "../ui/Tabs";
import { useBackend } from "../useBackend";
import { t } from "../words";
import { useNow } from "../words/useNow";
import { CreateKeyDialog } from "./CreateKeyDialog";
import { matches, type Tab, tabOf, tabs } from "./keyList";
import { KeysEmpty } from "./KeysEmpty";
import { KeysList } from "./KeysList";
import { RenameKeyDialog } from "./RenameKeyDialog";
import { RevokeKeysDialog } from "./RevokeKeysDialog";
import "./KeysCard.css";

type Open = { dialog: "create" } | { dialog: "rename"; key: Key } | { dialog: "revoke"; keys: Key[] } | undefined;

/** The workspace's keys, by state; and the dialogs about them. */
export function KeysCard({ workspaceId }: { workspaceId: string }) {
  const { data, error, reload } = useBackend(() => listKeys(workspaceId), [workspaceId], { workspace: workspaceId });
  const now = useNow();
  const [search, setSearch] = useState("");
  const [tab, setTab] = useState<Tab>("active");
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const create = () => setOpen({ dialog: "create" });

  const found = data?.filter((key) => matches(key, search)) ?? [];
  const panel = (of: Tab) => {
    if (!data) return error ? <div className="wait"><Problem error={error} onRetry={reload} /></div> : <div className="wait"><Skeleton lines={4} height="2.25rem" /></div>;
    const keys = found.filter((key) => tabOf(key, now) === of);
    if (keys.length === 0) return <KeysEmpty tab={of} search={search} onCreate={create} />;
    return (
      <KeysList
        tab={of}
        keys={keys}
        search={search}
        onRename={(key) => setOpen({ dialog: "rename", key })}
        onRevoke={(list) => setOpen({ dialog: "revoke", keys: list })}
      />
    );
  };
  const count = (of: Tab) => (data ? found.filter((key) => tabOf(key, now) === of).length : undefined);
  const tools = (
    <div className="tools">
      <SearchField label={t("keys.list.search")} value={search} onChange={setSearch} />
      <Button look="primary" onPress={create}>{t("keys.create.submit")}</Button>
    </div>
  );
  return (
    <Card flush>
      <div className="KeysCard">
        <Tabs
          label={t("keys.list.tabs")}
          tabs={tabs.map((id) => ({ id, label: t(`keys.list.${id}`), count: count(id), panel: panel(id) }))}
          chosen={tab}
          onChoose={setTab}
          beside={tools}
        />
      </div>
      {open?.dialog === "create" && <CreateKeyDialog workspaceId={workspaceId} onClose={close} />}
      {open?.dialog === "rename" && <RenameKeyDialog keyToRename={open.key} onClose={close} />}
      {open?.dialog === "revoke" && <RevokeKeysDialog keys={open.keys} onClose={close} />}
    </Card>
  );
}
