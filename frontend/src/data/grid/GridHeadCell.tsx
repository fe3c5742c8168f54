import type { MouseEvent } from "react";
import { VisuallyHidden } from "react-aria-components";
import { Icon } from "../../ui/Icon";
import { t } from "../../words";
import { typeName } from "../fieldType";
import { isSortable } from "../held";
import { labelOf } from "../label";
import { ColumnMenu } from "./ColumnMenu";
import type { Column } from "./columns";
import type { Filtering } from "./FilterPlace";
import { ResizeHandle } from "./ResizeHandle";
import { conditionOf, type Direction, resize, sortOn } from "./view";
import "./GridHeadCell.css";

interface Props extends Filtering {
  id: string;
  column: Column;
  direction: Direction;
  em: number;
  active: boolean;
}

/** The head of one column: its label and type, the order it makes, whether it is filtered, and what can be done with it. */
export function GridHeadCell({ id, column: { field, at, left, width }, direction, em, active, ...filtering }: Props) {
  const { view, onView } = filtering;
  const hasOrder = isSortable(field);
  /** What is pressed in a menu or a popover of the column is no press on its head. */
  const sort = ({ currentTarget, target }: MouseEvent) => {
    if (hasOrder && currentTarget.contains(target as Node)) onView(sortOn(view, field.name));
  };
  return (
    // The grid's own keys do the same on the active cell.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      role="columnheader"
      aria-colindex={at + 1}
      aria-sort={hasOrder ? (direction ?? "none") : undefined}
      className={active ? "GridHeadCell active" : "GridHeadCell"}
      style={{ left, width }}
      onClick={sort}
    >
      <span className="name" title={labelOf(field)}>
        {labelOf(field)}
        <span className="note">{typeName(field)}</span>
      </span>
      {(field.expressionErrors?.length ?? 0) > 0 && (
        <span className="broken" title={t("data.formula.hasFaults")}><Icon name="warning" /><VisuallyHidden>{t("data.formula.hasFaults")}</VisuallyHidden></span>
      )}
      {direction && <Icon name={direction === "ascending" ? "sortUp" : "sortDown"} />}
      {conditionOf(view, field.name) && (
        <>
          <Icon name="filter" />
          <VisuallyHidden>{t("data.grid.filtered")}</VisuallyHidden>
        </>
      )}
      <ColumnMenu {...filtering} field={field} direction={direction} />
      <ResizeHandle width={width} onResize={(to) => onView(resize(view, field.name, to === undefined ? undefined : to / em))} />
    </div>
  );
}
