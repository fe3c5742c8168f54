import { useState } from "react";
import type { DataRecord, Module, Path, Workspace } from "../backend";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Copyable } from "../ui/Copyable";
import { Page } from "../ui/Page";
import { Tabs } from "../ui/Tabs";
import { t } from "../words";
import { ApiPanel } from "./api/ApiPanel";
import { FieldsPanel } from "./design/FieldsPanel";
import { isReadOnly } from "./fieldType";
import { formatNumber } from "./format";
import { DeleteRecordsDialog } from "./grid/DeleteRecordsDialog";
import { RecordsGrid } from "./grid/RecordsGrid";
import { RecordsTools } from "./grid/RecordsTools";
import { useTable } from "./grid/useTable";
import { labelOf } from "./label";
import { titleOf } from "./title";
import { RecordDialog } from "./RecordDialog";
import { ExportDialog } from "./sheet/ExportDialog";
import { ImportDialog } from "./sheet/ImportDialog";
import { seenOf } from "./sheet/seen";
import type { Apps, Place } from "./useApps";
import "./TablePage.css";

interface Props {
  workspace: Workspace;
  modules: Module[];
  place: Place;
  onChoose: Apps["choose"];
  onOpenKeys: () => void;
  onOpenReference: (at: Path) => void;
}

type Tab = "records" | "fields" | "api";
/** The dialog that is open, and what it is about. */
type Open = { what: "new" | "import" | "export" } | { what: "record"; record: DataRecord } | { what: "delete"; records: DataRecord[] } | undefined;

/** One table: its records, its fields, and how programs get at it. */
export function TablePage({ workspace, modules, place, onChoose, onOpenKeys, onOpenReference }: Props) {
  const { module, table } = place;
  const [tab, setTab] = useState<Tab>("records");
  const [open, setOpen] = useState<Open>();
  const path = { workspace: workspace.id, module: module.name, table: table.name };
  const state = useTable(path, table, modules);
  const { fields, rows: { pages } } = state;
  const label = labelOf(table);
  const links = pages.row(0)?.links ?? {};
  const close = () => {
    setOpen(undefined);
    // One dialog may have followed another, whose button had the focus and is gone.
    requestAnimationFrame(() => document.activeElement === document.body && document.querySelector<HTMLElement>("[role=grid]")?.focus({ preventScroll: true }));
  };

  const lead = (
    <div className="TableLead">
      <Copyable bare label={t("data.path")} value={`${module.name}/${table.name}`} />
      {pages.ready && <span>{t("data.count", { count: pages.total, total: formatNumber(pages.total) })}</span>}
    </div>
  );
  const actions = fields.some((field) => !isReadOnly(field)) && (
    <>
      <Button onPress={() => setOpen({ what: "import" })}>{t("sheet.import.act")}</Button>
      <Button onPress={() => setOpen({ what: "export" })}>{t("sheet.export.act")}</Button>
      <Button look="primary" onPress={() => setOpen({ what: "new" })}>{t("data.record.new")}</Button>
    </>
  );
  const panels = {
    records: (
      <RecordsGrid
        {...state}
        label={label}
        path={path}
        modules={modules}
        title={table.title}
        onOpen={(record) => setOpen({ what: "record", record })}
        onDelete={(records) => setOpen({ what: "delete", records })}
        onShowCode={() => setTab("api")}
      />
    ),
    fields: <FieldsPanel path={path} place={place} modules={modules} onOpenTable={onChoose} />,
    api: <ApiPanel path={path} place={place} onOpenKeys={onOpenKeys} onOpenReference={() => onOpenReference(path)} />,
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
            beside={tab === "records" && fields.length > 0 && <RecordsTools {...state} />}
          />
        </div>
      </Card>
      {open?.what === "new" && (
        <RecordDialog path={path} title={t("data.record.newTitle", { table: label })} fields={fields} modules={modules} links={links} onClose={close} />
      )}
      {open?.what === "record" && (
        <RecordDialog
          path={path}
          title={t("data.record.editTitle", { name: titleOf(table, open.record) })}
          fields={fields}
          modules={modules}
          links={links}
          record={open.record}
          onClose={close}
          onDelete={() => setOpen({ what: "delete", records: [open.record] })}
        />
      )}
      {open?.what === "delete" && (
        <DeleteRecordsDialog path={path} title={table.title} records={open.records} undo={state.undo} onClose={close} onDeleted={state.ticks.clear} />
      )}
      {open?.what === "import" && (
        <ImportDialog workspaceId={workspace.id} module={module} table={table} onClose={close} onOpenTable={() => setTab("records")} />
      )}
      {open?.what === "export" && <ExportDialog path={path} table={table} seen={seenOf(state)} onClose={close} />}
    </Page>
  );
}
