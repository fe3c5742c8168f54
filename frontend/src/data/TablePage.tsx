import { type ReactNode, useRef, useState } from "react";
import type { DataRecord, Module, Path, Workspace } from "../backend";
import { Button } from "../ui/Button";
import { Card } from "../ui/Card";
import { Copyable } from "../ui/Copyable";
import { Page } from "../ui/Page";
import { Tabs } from "../ui/Tabs";
import { t } from "../words";
import { ApiPanel } from "./api/ApiPanel";
import { RecordPanel } from "./cells/RecordPanel";
import { FieldsPanel } from "./design/FieldsPanel";
import { isReadOnly } from "./fieldType";
import { formatNumber } from "./format";
import { DeleteRecordsDialog } from "./grid/DeleteRecordsDialog";
import { RecordsGrid } from "./grid/RecordsGrid";
import { RecordsTools } from "./grid/RecordsTools";
import { useTable } from "./grid/useTable";
import { labelOf } from "./label";
import { ExportDialog } from "./sheet/ExportDialog";
import { ImportDialog } from "./sheet/ImportDialog";
import { seenOf } from "./sheet/seen";
import type { Apps, Place } from "./useApps";
import { useOpened } from "./useOpened";
import "./TablePage.css";

interface Props {
  workspace: Workspace;
  modules: Module[];
  place: Place;
  /** Says that the table is gone: what is here stays to be read, and no more can be done with it. */
  notice?: ReactNode;
  onChoose: Apps["choose"];
  onOpenKeys: () => void;
  onOpenReference: (at: Path) => void;
}

type Tab = "records" | "fields" | "api";

/** One table: its records, its fields, and how programs get at it. */
export function TablePage({ workspace, modules, place, notice, onChoose, onOpenKeys, onOpenReference }: Props) {
  const { module, table } = place;
  const [tab, setTab] = useState<Tab>("records");
  const [deleting, setDeleting] = useState<DataRecord[]>();
  const [sheet, setSheet] = useState<"import" | "export">();
  const goTo = useRef<(place: number) => void>(null);
  const path = { workspace: workspace.id, module: module.name, table: table.name };
  const state = useTable(path, table, modules);
  const { fields, rows: { pages } } = state;
  const label = labelOf(table);
  const { opened, open, ...panel } = useOpened(pages, goTo);
  /** What had the focus may be gone with what was deleted. */
  const focus = () => requestAnimationFrame(() => document.activeElement === document.body && document.querySelector<HTMLElement>("[role=grid]")?.focus({ preventScroll: true }));

  const lead = (
    <div className="TableLead">
      <Copyable bare label={t("data.path")} value={`${module.name}/${table.name}`} />
      {pages.ready && <span>{t("data.count", { count: pages.total, total: formatNumber(pages.total) })}</span>}
    </div>
  );
  const actions = !notice && fields.some((field) => !isReadOnly(field)) && (
    <>
      <Button onPress={() => setSheet("import")}>{t("sheet.import.act")}</Button>
      <Button onPress={() => setSheet("export")}>{t("sheet.export.act")}</Button>
      <Button look={tab === "fields" ? "plain" : "primary"} onPress={() => open(undefined)}>{t("data.record.new")}</Button>
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
        goTo={goTo}
        onOpen={({ id }) => open(id)}
        onDelete={setDeleting}
        onShowCode={() => setTab("api")}
      />
    ),
    fields: <FieldsPanel path={path} place={place} modules={modules} onOpenTable={onChoose} />,
    api: <ApiPanel path={path} place={place} modules={modules} onOpenKeys={onOpenKeys} onOpenReference={() => onOpenReference(path)} />,
  };
  return (
    <Page fill title={label} lead={lead} actions={actions}>
      {notice}
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
      {opened && (
        <RecordPanel
          path={path}
          modules={modules}
          id={opened.id}
          onPrevious={panel.onPrevious}
          onNext={panel.onNext}
          onClose={() => {
            panel.close();
            focus();
          }}
        />
      )}
      {deleting && (
        <DeleteRecordsDialog
          path={path}
          title={table.title}
          modules={modules}
          records={deleting}
          undo={state.undo}
          onClose={() => {
            setDeleting(undefined);
            focus();
          }}
          onDeleted={state.ticks.clear}
        />
      )}
      {sheet === "import" && (
        <ImportDialog workspaceId={workspace.id} module={module} table={table} onClose={() => setSheet(undefined)} onOpenTable={() => setTab("records")} />
      )}
      {sheet === "export" && <ExportDialog path={path} table={table} seen={seenOf(state)} onClose={() => setSheet(undefined)} />}
    </Page>
  );
}
