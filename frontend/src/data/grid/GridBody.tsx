import type { Module, Path } from "../../backend";
import { t } from "../../words";
import type { Column } from "./columns";
import { GridEditor } from "./GridEditor";
import { GridProblem } from "./GridProblem";
import { GridRow } from "./GridRow";
import { draftId } from "./marks";
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
  rows: number;
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
export function GridBody({ grid, path, modules, viewport, drawn, columns, count, title, pages, rows, rowHeight, lead, selection, actions, edits, ticks, onOpen }: Props) {
  const { active } = selection;
  const range = rangeOf(selection, count);
  const single = range.top === range.bottom && range.left === range.right;
  const pointer = usePointer({ viewport, go: actions.go, onTick: ticks.tick, onOpen });
  const places = Array.from({ length: drawn.rows.end - drawn.rows.first }, (_, at) => drawn.rows.first + at);
  const topOf = (place: number) => (place - drawn.origin) * rowHeight;
  const { editing } = actions;
  const at = columns.find((column) => column.at === active.col);
  const problem = at && edits.marks[active.row === pages.found ? draftId : pages.row(active.row)?.record.id ?? " "]?.[at.field.name]?.problem;
  return (
    <div role="rowgroup" className="GridBody">
      <div className="layer" role="presentation" {...pointer} onDoubleClick={() => (active.col > 0 ? actions.edit() : onOpen(active.row))}>
        {places.map((place) => {
          const row = pages.row(place);
          const isDraft = place === pages.found && rows > pages.found;
          const isIn = place >= range.top && place <= range.bottom && !single;
          return (
            <GridRow
              key={place}
              grid={grid}
              place={place}
              top={topOf(place)}
              record={row?.record}
              links={row?.links ?? pages.row(0)?.links ?? noLinks}
              columns={columns}
              title={title}
              marks={edits.marks[isDraft ? draftId : row?.record.id ?? " "]}
              active={place === active.row ? active.col : -1}
              from={isIn ? range.left : 0}
              to={isIn ? range.right : -1}
              ticked={row !== undefined && ticks.ticked.has(row.record.id)}
              placeholder={isDraft ? t("data.grid.add") : undefined}
            />
          );
        })}
      </div>
      <div className="layer over">
        {problem && !editing && (
          <GridProblem {...at} top={topOf(active.row)} height={rowHeight} end={(columns[0]?.left ?? 0) + drawn.width - lead} isLast={active.row > 0 && active.row === rows - 1}>
            {problem}
          </GridProblem>
        )}
        {editing && (
          <GridEditor
            key={`${editing.id}/${editing.column.field.name}`}
            editing={editing}
            top={topOf(pages.placeOf(editing.id) ?? editing.place)}
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
