import { Icon } from "../../ui/Icon";
import { typeName } from "../fieldType";
import { labelOf } from "../label";
import { ColumnMenu } from "./ColumnMenu";
import type { Column } from "./columns";
import { ResizeHandle } from "./ResizeHandle";
import { type Direction, resize, sortOn, type View } from "./view";
import "./GridHeadCell.css";

interface Props {
  id: string;
  column: Column;
  view: View;
  direction: Direction;
  onView: (view: View) => void;
  em: number;
  active: boolean;
}

/** The head of one column: its label and type, the order it makes, and what can be done with it. */
export function GridHeadCell({ id, column: { field, at, left, width }, view, direction, onView, em, active }: Props) {
  const isSortable = field.type !== "function";
  return (
    // The grid's own keys do the same on the active cell.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="columnheader"
      aria-colindex={at + 1}
      aria-sort={isSortable ? (direction ?? "none") : undefined}
      className={active ? "GridHeadCell active" : "GridHeadCell"}
      style={{ left, width }}
      onClick={isSortable ? () => onView(sortOn(view, field.name)) : undefined}
    >
      <span className="name" title={labelOf(field)}>
        {labelOf(field)}
        <span className="note">{typeName(field)}</span>
      </span>
      {direction && <Icon name={direction === "ascending" ? "sortUp" : "sortDown"} />}
      <ColumnMenu field={field} view={view} direction={direction} onView={onView} />
      <ResizeHandle width={width} onResize={(to) => onView(resize(view, field.name, to === undefined ? undefined : to / em))} />
    </div>
  );
}
