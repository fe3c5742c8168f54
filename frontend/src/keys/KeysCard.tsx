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
import { expiringAt } from "./expiring";
import { ExpiringNotice } from "./ExpiringNotice";
import { KeyDialogs, type OpenDialog } from "./KeyDialogs";
import { isOn, matches, type Tab, tabs } from "./keyList";
import { KeysEmpty } from "./KeysEmpty";
import { KeysList } from "./KeysList";
import { useAppNames } from "./useAppNames";
import "./KeysCard.css";

interface Props {
  workspaceId: string;
  onOpen: (key: Key) => void;
}

/** The workspace's keys, by state, and which of them are about to expire; and the dialogs about them. */
export function KeysCard({ workspaceId, onOpen }: Props) {
  const { data, error, reload } = useBackend(() => listKeys(workspaceId), [workspaceId], { tables: ["usage"] });
  const apps = useAppNames(workspaceId);
  const now = useNow();
  const [search, setSearch] = useState("");
  const [tab, setTab] = useState<Tab>("active");
  const [open, setOpen] = useState<OpenDialog>();
  const create = () => setOpen({ dialog: "create" });

  const found = data?.filter((key) => matches(key, search)) ?? [];
  const panel = (of: Tab) => {
    if (!data) return error ? <div className="wait"><Problem error={error} onRetry={reload} /></div> : <div className="wait"><Skeleton lines={4} height="2.25rem" /></div>;
    const keys = found.filter((key) => isOn(of, key, now));
    if (keys.length === 0) return <KeysEmpty tab={of} search={search} onCreate={create} />;
    return (
      <KeysList
        tab={of}
        keys={keys}
        search={search}
        apps={apps}
        onOpen={onOpen}
        onRename={(key) => setOpen({ dialog: "rename", key })}
        onChange={(key) => setOpen({ dialog: "access", key })}
        onRotate={(key) => setOpen({ dialog: "rotate", key })}
        onEnd={(key) => setOpen({ dialog: "end", key })}
        onRevoke={(list) => setOpen({ dialog: "revoke", keys: list })}
      />
    );
  };
  const count = (of: Tab) => (data ? found.filter((key) => isOn(of, key, now)).length : undefined);
  const tools = (
    <div className="tools">
      <SearchField label={t("keys.list.search")} value={search} onChange={setSearch} />
      <Button look="primary" onPress={create}>{t("keys.create.submit")}</Button>
    </div>
  );
  return (
    <>
      <ExpiringNotice keys={expiringAt(data ?? [], now)} />
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
        <KeyDialogs open={open} workspaceId={workspaceId} apps={apps ?? []} onClose={() => setOpen(undefined)} />
      </Card>
    </>
  );
}
