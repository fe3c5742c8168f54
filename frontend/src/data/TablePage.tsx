import { useCallback, useState } from "react";
import type { Selection } from "react-aria-components";
import type { Module, Workspace } from "../backend";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Copyable } from "../ui/Copyable";
import { Page } from "../ui/Page";
import { SearchField } from "../ui/SearchField";
import { Tabs } from "../ui/Tabs";
import { t } from "../words";
import { CodePanel } from "./CodePanel";
import { FieldsPanel } from "./design/FieldsPanel";
import { isReadOnly } from "./fieldType";
import { formatNumber } from "./format";
import { labelOf } from "./label";
import { type Open, RecordDialogs } from "./RecordDialogs";
import { RecordsPanel } from "./RecordsPanel";
import type { Apps, Place } from "./useApps";
import { useRecords, type View } from "./useRecords";
import { useSettled } from "./useSettled";
import "./TablePage.css";

interface Props {
  workspace: Workspace;
  modules: Module[];
  place: Place;
  onChoose: Apps["choose"];
  onOpenKeys: () => void;
}

/** A search waits until one pauses. */
const pause = 200;

type Tab = "records" | "fields" | "api";

/** One table: its records, its fields, and how programs get at it. */
export function TablePage({ workspace, modules, place, onChoose, onOpenKeys }: Props) {
  const { module, table } = place;
  const [tab, setTab] = useState<Tab>("records");
  const [order, setOrder] = useState({ sort: "", offset: 0 });
  const [search, setSearch] = useState("");
  const [selection, setSelection] = useState<Selection>(new Set());
  const [open, setOpen] = useState<Open>();
  const settled = useSettled(search, pause);
  const view: View = { ...order, search: settled };
  const path = { workspace: workspace.id, module: module.name, table: table.name };
  const fields = table.fields ?? [];
  const loaded = useRecords({ path, fields }, view);
  const total = loaded.data?.total;
  const label = labelOf(table);
  const showOrder = useCallback((to: typeof order) => {
    setOrder(to);
    setSelection(new Set());
  }, []);
  const showFound = (words: string) => {
    setSearch(words);
    setOrder(({ sort }) => ({ sort, offset: 0 }));
    setSelection(new Set());
  };

  const lead = (
    <div className="TableLead">
      <Copyable bare label={t("data.path")} value={`${module.name}/${table.name}`} />
      {total !== undefined && <span>{t("data.count", { count: total, total: formatNumber(total) })}</span>}
    </div>
  );
  const actions = fields.some((field) => !isReadOnly(field)) && (
    <Button look="primary" onPress={() => setOpen({ dialog: "new" })}>{t("data.record.new")}</Button>
  );
  const panels = {
    records: (
      <RecordsPanel
        label={label}
        fields={fields}
        title={table.title}
        loaded={loaded}
        view={view}
        onOrder={showOrder}
        selection={selection}
        onSelection={setSelection}
        onOpen={setOpen}
        onShowCode={() => setTab("api")}
      />
    ),
    fields: <FieldsPanel path={path} place={place} modules={modules} onOpenTable={onChoose} />,
    api: <CodePanel path={path} place={place} onOpenKeys={onOpenKeys} />,
  };
  return (
    <Page fill title={label} lead={lead} actions={actions}>
      <Card flush>
        <div className="TableCard">
          <Tabs
            label={t("data.tabs", { table: label })}
            tabs={[
              { id: "records", label: t("data.records"), panel: panels.records },
              { id: "fields", label: t("data.fields"), count: fields.length, panel: panels.fields },
              { id: "api", label: t("data.api"), panel: panels.api },
            ]}
            chosen={tab}
            onChoose={setTab}
            beside={tab === "records" && total !== 0 && fields.length > 0 && <SearchField label={t("data.search")} value={search} onChange={showFound} />}
          />
        </div>
      </Card>
      <RecordDialogs
        open={open}
        path={path}
        place={place}
        modules={modules}
        links={loaded.data?.links ?? {}}
        onOpen={setOpen}
        onDeleted={() => setSelection(new Set())}
      />
    </Page>
  );
}
