import type { Module, Path } from "../../backend";
import { t } from "../../words";
import type { Column } from "./columns";
import { GridEditor } from "./GridEditor";
import { GridNote } from "./GridNote";
import { GridProblem } from "./GridProblem";
import { failureOf } from "./failure";
import { GridRow } from "./GridRow";
import { isNew } from "./marks";
import type { Pages } from "./pages";
import { rangeOf, type Selection } from "./selection";
import type { Actions } from "./useActions";
import type { Edits } from "./useEdits";
import { usePointer } from "./usePointer";
import type { Ticks } from "./useTicks";
import type { Drawn, Viewport } from "./viewport";
import "./GridBody.css";

interface Props {
  grid: string;
  path: Path;
  modules: Module[];
  viewport: Viewport;
  drawn: Drawn;
  /** The columns in sight, and how many there are with the # column. */
  columns: Column[];
  count: number;
  title: string;
  pages: Pages;
  /** The rows below those of the records. */
  news: string[];
  rowHeight: number;
  /** The width of the # column, in pixels. */
  lead: number;
  selection: Selection;
  actions: Actions;
  edits: Edits;
  ticks: Ticks;
  onOpen: (row: number) => void;
}

const noLinks = {};

/** The rows in sight, and over them the editor of the active cell or what is wrong with it. */
export function GridBody({ grid, path, modules, viewport, drawn, columns, count, title, pages, news, rowHeight, lead, selection, actions, edits, ticks, onOpen }: Props) {
  const { active } = selection;
  const range = rangeOf(selection, count);
  const single = range.top === range.bottom && range.left === range.right;
  const pointer = usePointer({ viewport, go: actions.go, onTick: ticks.tick, onOpen });
  const places = Array.from({ length: drawn.rows.end - drawn.rows.first }, (_, at) => drawn.rows.first + at);
  const topOf = (place: number) => (place - drawn.origin) * rowHeight;
  const { editing } = actions;
  const at = columns.find((column) => column.at === active.col);
  const last = pages.count + news.length - 1;
  const idOf = (place: number) => pages.row(place)?.record.id ?? news[place - pages.count];
  const marksOf = (place: number) => edits.marks[idOf(place) ?? " "];
  const problem = at && (marksOf(active.row)?.[at.field.name]?.problem ?? failureOf(pages.row(active.row), at.field));
  const placeOf = (id: string) => (isNew(id) ? pages.count + news.indexOf(id) : pages.placeOf(id)) ?? active.row;
  return (
    <div role="rowgroup" className="GridBody">
      <div className="layer" role="presentation" {...pointer} onDoubleClick={() => (active.col > 0 ? actions.edit() : onOpen(active.row))}>
        {places.map((place) => {
          const row = pages.row(place);
          const newId = news[place - pages.count];
          const isIn = place >= range.top && place <= range.bottom && !single;
          return (
            <GridRow
              key={place}
              grid={grid}
              place={place}
              top={topOf(place)}
              record={row?.record}
              problems={row?.problems}
              links={row?.links ?? pages.row(0)?.links ?? noLinks}
              columns={columns}
              title={title}
              marks={marksOf(place)}
              active={place === active.row ? active.col : -1}
              from={isIn ? range.left : 0}
              to={isIn ? range.right : -1}
              ticked={row !== undefined && ticks.ticked.has(row.record.id)}
              isNew={newId !== undefined}
              placeholder={newId !== undefined && place === last && newId !== editing?.id ? t("data.grid.add") : undefined}
            />
          );
        })}
        {pages.guest !== undefined && (
          <GridNote top={topOf(placeOf(pages.guest))} height={rowHeight} isLast={placeOf(pages.guest) === last}>{t("data.grid.guest")}</GridNote>
        )}
      </div>
      <div className="layer over">
        {problem && !editing && (
          <GridProblem {...at} top={topOf(active.row)} height={rowHeight} end={(columns[0]?.left ?? 0) + drawn.width - lead} isLast={active.row > 0 && active.row === last}>
            {problem}
          </GridProblem>
        )}
        {editing && (
          <GridEditor
            key={`${editing.id}/${editing.column.field.name}`}
            editing={editing}
            top={topOf(placeOf(editing.id))}
            height={rowHeight}
            path={path}
            modules={modules}
            actions={actions}
            mark={edits.marks[editing.id]?.[editing.column.field.name]}
          />
        )}
      </div>
    </div>
  );
}
