import { type CSSProperties, type RefObject, useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef } from "react";
import { VisuallyHidden } from "react-aria-components";
import { t } from "../../words";
import type { DataRecord, Field, Module, Path } from "../../backend";
import type { Undo } from "../cells/useUndo";
import { columnsOf } from "./columns";
import { tallest } from "./extent";
import { GridBody } from "./GridBody";
import { GridHead } from "./GridHead";
import { newRows } from "./newRecords";
import type { Pages } from "./pages";
import { edgesOf } from "./span";
import type { Question } from "./blocks";
import { useActions } from "./useActions";
import { useClipboard } from "./useClipboard";
import { useCommands } from "./useCommands";
import type { Edits } from "./useEdits";
import { useHold } from "./useHold";
import { useSelection } from "./useSelection";
import type { Ticks } from "./useTicks";
import { sizes, useShape, useViewport } from "./useViewport";
import type { View } from "./view";
import "./Grid.css";

interface Props {
  label: string;
  path: Path;
  fields: Field[];
  modules: Module[];
  /** The field that says what a record is. */
  title: string;
  pages: Pages;
  view: View;
  onView: (view: View) => void;
  edits: Edits;
  undo: Undo;
  ticks: Ticks;
  /** Whether there is a last row to type a new record into. */
  grows: boolean;
  /** Takes the way to a row. */
  goTo: RefObject<((place: number) => void) | null>;
  onOpen: (record: DataRecord) => void;
  onDelete: (rows: number[]) => void;
  onAsk: (question: Question) => void;
  port: RefObject<HTMLDivElement | null>;
}

const none: string[] = [];

/** Any number of records and fields as a spreadsheet: only what is in sight is drawn. */
export function Grid({ label, path, fields, modules, title, pages, view, onView, edits, undo, ticks, grows, goTo, onOpen, onDelete, onAsk, port }: Props) {
  const grid = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { viewport, drawn, em } = useViewport(scroller);
  const [rowHeight, head, lead] = [sizes.row * em, sizes.head * em, sizes.lead * em];
  const columns = useMemo(() => columnsOf(fields, view, drawn.width - lead, em), [fields, view, drawn.width, lead, em]);
  const edges = useMemo(() => edgesOf(columns.map(({ width }) => width)), [columns]);
  const news = grows ? newRows(path, pages) : none;
  const rows = pages.count + news.length;
  useShape(viewport, { rows, rowHeight, head, lead, edges });
  const selected = useSelection(viewport, { rows, cols: columns.length + 1 });
  const { active, corner } = selected.selection;
  useImperativeHandle(goTo, () => (row) => void selected.go({ do: "at", cell: { row, col: active.col }, extend: false }));
  useHold(path, pages, viewport, selected);
  useEffect(() => pages.see(drawn.rows), [pages, pages.version, drawn.rows]);
  useLayoutEffect(() => viewport.toTop(), [viewport, pages]);
  useFollow(port, rows, () => active.row === rows - 1 && viewport.reveal(active));

  const focus = () => port.current?.focus({ preventScroll: true });
  const actions = useActions({ path, modules, fields, pages, columns, selected, edits, undo, news, onAsk, onDelete: () => onDelete([active.row]), focus, rest: () => scroller.current?.focus({ preventScroll: true }) });
  useClipboard(port, { onCopy: actions.copy, onPaste: actions.paste });
  const openRow = (row: number) => {
    const record = pages.row(row)?.record;
    if (record) onOpen(record);
  };
  const onKey = useCommands({
    actions, columns, rows, view, onView, em, onTick: ticks.tick, onTickAll: ticks.tickAll, onOpen: openRow,
    onMenu: (col) => document.getElementById(`${grid}--1-${col}`)?.querySelector("button")?.click(),
  });
  const size = { "--row": `${rowHeight}px`, "--head": `${head}px`, "--lead": `${lead}px` } as CSSProperties;
  const { cols } = drawn;
  const seen = useMemo(() => columns.slice(cols.first, cols.end), [columns, cols.first, cols.end]);
  return (
    <div ref={scroller} className="Grid" style={size} tabIndex={-1}>
      <div className="extent" style={{ height: head + Math.min(tallest, rows * rowHeight), width: lead + (edges.at(-1) ?? 0) }}>
        <div
          ref={port}
          className="port"
          role="grid"
          tabIndex={0}
          style={{ width: drawn.width, height: drawn.height }}
          aria-label={label}
          aria-describedby={`${grid}-hint`}
          aria-multiselectable
          aria-rowcount={rows + 1}
          aria-colcount={columns.length + 1}
          aria-activedescendant={`${grid}-${corner.row}-${corner.col}`}
          onKeyDown={(event) => onKey(event, selected.selection)}
          onFocus={({ target }) => target.closest(".GridHead") && focus()} // a menu that closes gives it to its button
        >
          <GridHead
            grid={grid}
            columns={seen}
            view={view}
            onView={onView}
            workspace={path.workspace}
            modules={modules}
            em={em}
            active={active.row === -1 ? active.col : -1}
            ticked={ticks.state}
            onTickAll={ticks.tickAll}
          />
          <GridBody
            grid={grid}
            path={path}
            modules={modules}
            viewport={viewport}
            drawn={drawn}
            columns={seen}
            count={columns.length + 1}
            title={title}
            pages={pages}
            news={news}
            rowHeight={rowHeight}
            lead={lead}
            selection={selected.selection}
            actions={actions}
            edits={edits}
            ticks={ticks}
            onOpen={openRow}
          />
        </div>
      </div>
      <VisuallyHidden id={`${grid}-hint`}>{t("data.grid.hint")}</VisuallyHidden>
    </div>
  );
}

/** Whoever types records one after the other stays at the last row as it moves down. */
function useFollow(port: RefObject<HTMLElement | null>, rows: number, reveal: () => unknown) {
  const last = useRef(rows);
  useLayoutEffect(() => {
    if (rows === last.current) return;
    last.current = rows;
    if (document.activeElement === port.current) reveal();
  });
}
