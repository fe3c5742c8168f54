import { type Key, useCallback } from "react";
import type { Selection } from "react-aria-components";
import type { Field } from "../backend";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { t } from "../words";
import { hasValues } from "./fieldType";
import { RecordsPager } from "./RecordsPager";
import type { Open } from "./RecordDialogs";
import { RecordsTable } from "./RecordsTable";
import { SelectedRecords } from "./SelectedRecords";
import type { useRecords, View } from "./useRecords";

interface Props {
  label: string;
  fields: Field[];
  title: string;
  loaded: ReturnType<typeof useRecords>;
  view: View;
  onOrder: (order: { sort: string; offset: number }) => void;
  selection: Selection;
  onSelection: (selection: Selection) => void;
  onOpen: (open: Open) => void;
  onShowCode: () => void;
}

/** The records of a table, and what can be done with those that are ticked; or why there are none to see. */
export function RecordsPanel({ label, fields, title, loaded, view, onOrder, selection, onSelection, onOpen, onShowCode }: Props) {
  const { data: rows, error, waiting, reload } = loaded;
  const edit = useCallback((id: Key) => {
    const record = rows?.records.find((one) => one.id === id);
    if (record) onOpen({ dialog: "edit", record });
  }, [rows, onOpen]);
  if (!fields.some(hasValues)) return <EmptyState icon="data" title={t("data.noFields.title")}>{t("data.noFields.text")}</EmptyState>;
  if (error) return <div className="wait"><Problem error={error} onRetry={reload} /></div>;
  if (!rows) return <div className="wait"><Skeleton lines={6} height="1.75rem" /></div>;
  if (rows.total === 0) return <NoRecords onShowCode={onShowCode} />;
  const searching = view.search.trim() !== "";
  if (searching && rows.records.length === 0 && !waiting) return <NoMatch search={view.search.trim()} />;
  const chosen = rows.records.filter(({ id }) => selection === "all" || selection.has(id));
  return (
    <>
      <RecordsTable
        label={label}
        fields={fields}
        title={title}
        rows={rows}
        waiting={waiting}
        sort={view.sort}
        onOrder={onOrder}
        selectedKeys={selection}
        onSelectionChange={onSelection}
        onRowAction={edit}
      />
      {chosen.length > 0 && <SelectedRecords records={chosen} onOpen={onOpen} onClear={() => onSelection(new Set())} />}
      <RecordsPager fields={fields} rows={rows} searching={searching} onOffset={(offset) => onOrder({ sort: view.sort, offset })} />
    </>
  );
}

function NoRecords({ onShowCode }: { onShowCode: () => void }) {
  return (
    <EmptyState icon="data" title={t("data.noRecords.title")} action={<Button onPress={onShowCode}>{t("data.noRecords.step")}</Button>}>
      {t("data.noRecords.text")}
    </EmptyState>
  );
}

function NoMatch({ search }: { search: string }) {
  return <EmptyState icon="search" title={t("data.noMatch.title", { search })}>{t("data.noMatch.text")}</EmptyState>;
}
