import { VisuallyHidden } from "react-aria-components";
import type { Links, Value } from "../../backend";
import { Icon } from "../../ui/Icon";
import { t } from "../../words";
import { textOf } from "../format";
import { heldAs } from "../held";
import { ValueView } from "../ValueView";
import type { Column } from "./columns";
import { stopgap } from "./fits";
import type { Mark } from "./marks";
import "./GridCell.css";

interface Props {
  id: string;
  column: Column;
  isTitle: boolean;
  value: Value | undefined;
  links: Links;
  mark: Mark | undefined;
  /** Why its formula gave nothing. */
  failure: string | undefined;
  active: boolean;
  selected: boolean;
  /** Stands in an empty cell of the last row. */
  placeholder: string | undefined;
}

/** One value of a record, or what stands in its place and why it cannot be saved. */
export function GridCell({ id, column: { field, at, left, width, room }, isTitle, value, links, mark, failure, active, selected, placeholder }: Props) {
  const held = heldAs(field);
  const look = ["GridCell", held.type === "number" && "figure", active && "active", selected && "selected", mark?.problem && "refused", mark?.pending && "pending"].filter(Boolean).join(" ");
  const shown = mark && "value" in mark ? mark.value : value;
  const full = typeof shown === "string" || typeof shown === "number" ? textOf(field, shown, links) : "";
  const narrow = stopgap(held, full, room);
  return (
    <div
      id={id}
      role={isTitle ? "rowheader" : "gridcell"}
      aria-colindex={at + 1}
      aria-selected={selected || active}
      aria-invalid={mark?.problem ? true : undefined}
      aria-busy={mark?.pending ? true : undefined}
      aria-readonly={field.type === "function" || undefined}
      className={look}
      style={{ left, width }}
      title={mark?.problem ?? failure ?? (narrow && full)}
    >
      {failure !== undefined ? <span className="failure"><Icon name="warning" /><VisuallyHidden>{failure}</VisuallyHidden></span> : mark?.text !== undefined ? mark.text : placeholder !== undefined && !mark ? <span className="hint muted">{placeholder}</span> : narrow === undefined ? <ValueView field={field} value={shown} links={links} /> : (
        <><span aria-hidden>{narrow}</span><VisuallyHidden>{full}</VisuallyHidden></>
      )}
      {mark?.problem && <VisuallyHidden>{t("data.grid.problem", { problem: mark.problem })}</VisuallyHidden>}
    </div>
  );
}
