import { Column as AriaColumn, ColumnResizer, type ColumnProps } from "react-aria-components";
import { Icon } from "./Icon";

interface Props extends Omit<ColumnProps, "className" | "style" | "children"> {
  label: string;
  /** A small word after the label, such as the type of a field. */
  note?: string;
  /** Its text may be long: the person can make the column wider. */
  resizable?: boolean;
  /** The label is only read aloud. */
  silent?: boolean;
}

/** A column's head: its name, the direction it sorts in, and the line to pull it wider by. */
export function Column({ label, note, resizable, silent, ...props }: Props) {
  return (
    <AriaColumn {...props} textValue={label} className="Column">
      {({ sortDirection }) => (
        <div className="head">
          <span className={silent ? "hidden" : "name"} tabIndex={resizable ? -1 : undefined}>
            {label}
            {note && <span className="note">{note}</span>}
          </span>
          {sortDirection && <Icon name={sortDirection === "ascending" ? "sortUp" : "sortDown"} />}
          {resizable && <ColumnResizer className="resizer" aria-label={label} />}
        </div>
      )}
    </AriaColumn>
  );
}
