import { Icon } from "../../ui/Icon";
import { t } from "../../words";
import type { Column } from "./columns";
import type { Filtering } from "./FilterPlace";
import { GridHeadCell } from "./GridHeadCell";
import { directionOf } from "./view";
import "./GridHead.css";

interface Props extends Filtering {
  grid: string;
  columns: Column[];
  em: number;
  /** The column of the active cell; -1 when it is in no head. */
  active: number;
  ticked: "none" | "some" | "all";
  onTickAll: () => void;
}

/** The heads of the columns that are in sight. */
export function GridHead({ grid, columns, em, active, ticked, onTickAll, ...filtering }: Props) {
  return (
    <div role="rowgroup" className="GridHead">
      <div role="row" aria-rowindex={1} className="row">
        <div id={`${grid}--1-0`} role="columnheader" aria-colindex={1} className={active === 0 ? "GridHeadCell corner active" : "GridHeadCell corner"}>
          <span className="name">{t("data.grid.id")}</span>
          {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Space does it on the head's cell */}
          <span className={`box ${ticked}`} title={t("data.grid.tickAll")} onClick={onTickAll}>
            {ticked !== "none" && <Icon name={ticked === "all" ? "check" : "some"} />}
          </span>
        </div>
        <div className="cells" role="presentation">
          {columns.map((column) => (
            <GridHeadCell
              key={column.field.name}
              id={`${grid}--1-${column.at}`}
              column={column}
              {...filtering}
              direction={directionOf(filtering.view, column.field.name)}
              em={em}
              active={active === column.at}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
