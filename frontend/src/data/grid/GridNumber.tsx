import type { DataRecord } from "../../backend";
import { Icon } from "../../ui/Icon";
import { t } from "../../words";
import "./GridNumber.css";

interface Props {
  id: string;
  place: number;
  record: DataRecord | undefined;
  isHeader: boolean;
  isNew: boolean;
  ticked: boolean;
  active: boolean;
}

/** A record's id. On hover it makes way for a box that ticks the row, and a button that opens the record. */
export function GridNumber({ id, record, isHeader, isNew, ticked, active }: Props) {
  const look = ["GridNumber", active && "active", ticked && "ticked"].filter(Boolean).join(" ");
  return (
    <div id={id} role={isHeader ? "rowheader" : "gridcell"} aria-colindex={1} aria-selected={ticked} className={look}>
      <span className="number">{record?.id}</span>
      {isNew && <Icon name="add" />}
      {record && (
        <>
          <span className="box" data-act="tick">{ticked && <Icon name="check" />}</span>
          <span className="open" data-act="open" title={t("data.grid.open")}><Icon name="expand" /></span>
        </>
      )}
    </div>
  );
}
