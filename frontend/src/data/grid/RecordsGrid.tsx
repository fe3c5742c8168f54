import { type RefObject, useRef, useState } from "react";
import type { DataRecord, Field, Module, Path } from "../../backend";
import { Button } from "../../ui/Button";
import { EmptyState } from "../../ui/EmptyState";
import { Problem } from "../../ui/Problem";
import { Skeleton } from "../../ui/Skeleton";
import { t } from "../../words";
import type { Undo } from "../cells/useUndo";
import { hasValues, isReadOnly } from "../fieldType";
import { SelectedRecords } from "../SelectedRecords";
import { FilterBar } from "./FilterBar";
import { Grid } from "./Grid";
import { GridWait } from "./GridWait";
import { QuestionDialog } from "./QuestionDialog";
import { isTableGone } from "./refusal";
import type { Question } from "./blocks";
import type { Edits } from "./useEdits";
import type { Rows } from "./useRows";
import type { Ticks } from "./useTicks";
import type { View } from "./view";
import "./RecordsGrid.css";

interface Props {
  label: string;
  path: Path;
  fields: Field[];
  modules: Module[];
  title: string;
  rows: Rows;
  view: View;
  onView: (view: View) => void;
  search: string;
  edits: Edits;
  undo: Undo;
  ticks: Ticks;
  /** Takes the way to a row. */
  goTo: RefObject<((place: number) => void) | null>;
  onOpen: (record: DataRecord) => void;
  onDelete: (records: DataRecord[]) => void;
  onShowCode: () => void;
}

/** The records of a table to look at and to change, and what can be done with those that are ticked; or why there are none. */
export function RecordsGrid({ label, fields, rows: { pages, waiting }, search, undo, ticks, onOpen, onDelete, onShowCode, ...props }: Props) {
  const { path, modules, view, onView } = props;
  const port = useRef<HTMLDivElement>(null);
  const [question, setQuestion] = useState<Question>();
  const writable = fields.some((field) => !isReadOnly(field));
  const narrowed = search.trim() !== "" || view.where.length > 0;
  if (!fields.some(hasValues)) return <EmptyState icon="data" title={t("data.noFields.title")}>{t("data.noFields.text")}</EmptyState>;
  const problem = pages.error !== undefined && !(pages.ready && isTableGone(pages.error)) && <div className="wait"><Problem error={pages.error} onRetry={() => pages.refresh()} /></div>;
  const focus = () => requestAnimationFrame(() => port.current?.focus({ preventScroll: true }));
  const filters = narrowed && (
    <FilterBar fields={fields} view={view} onView={onView} workspace={path.workspace} modules={modules} found={pages.ready ? pages.found : undefined} onCleared={focus} />
  );
  if (!pages.ready) return <>{filters}{problem || <div className="wait"><Skeleton lines={6} height="1.75rem" /></div>}</>;
  const remove = (places: number[]) => {
    const records = ticks.ticked.size > 0 ? [...ticks.ticked.values()] : places.map((place) => pages.row(place)?.record).filter((record) => record !== undefined);
    if (records.length > 0) onDelete(records);
  };
  return (
    <div className={waiting ? "RecordsGrid waiting" : "RecordsGrid"}>
      {problem}
      {filters}
      {waiting && <GridWait />}
      <Grid
        {...props}
        label={label}
        fields={fields}
        pages={pages}
        undo={undo}
        ticks={ticks}
        grows={writable && !narrowed}
        onOpen={onOpen}
        onDelete={remove}
        onAsk={setQuestion}
        port={port}
      />
      {narrowed && writable && (
        <div className="addable">
          <span className="muted">{t("data.grid.noLastRow")}</span>
          {view.where.length === 0 ? null : <Button look="quiet" onPress={() => { onView({ ...view, where: [] }); focus(); }}>{t("data.grid.showAll")}</Button>}
        </div>
      )}
      {pages.count === 0 && (view.where.length > 0 ? (
        <EmptyState icon="filter" title={t("data.grid.noMatch.title")}>{t("data.grid.noMatch.text")}</EmptyState>
      ) : narrowed ? (
        <EmptyState icon="search" title={t("data.noMatch.title", { search: search.trim() })}>{t("data.noMatch.text")}</EmptyState>
      ) : (
        <EmptyState icon="data" title={t("data.noRecords.title")} action={<Button onPress={onShowCode}>{t("data.noRecords.step")}</Button>}>
          {t("data.noRecords.text")}
        </EmptyState>
      ))}
      {ticks.ticked.size > 0 && (
        <SelectedRecords records={[...ticks.ticked.values()]} onOpen={onOpen} onDelete={onDelete} onClear={ticks.clear} />
      )}
      {question && <QuestionDialog question={question} onClose={() => setQuestion(undefined)} />}
    </div>
  );
}
