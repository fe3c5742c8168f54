import { useRef, useState } from "react";
import type { Field } from "../../backend";
import { IconButton } from "../../ui/IconButton";
import { type Act, Menu } from "../../ui/Menu";
import { t } from "../../words";
import { isSortable } from "../held";
import { labelOf } from "../label";
import { type Filtering, FilterPlace } from "./FilterPlace";
import { type Direction, hide, resize, sortBy } from "./view";

interface Props extends Filtering {
  field: Field;
  direction: Direction;
}

/** What can be done with a column. */
export function ColumnMenu({ field, direction, ...filtering }: Props) {
  const { view, onView } = filtering;
  const { name } = field;
  const button = useRef<HTMLButtonElement>(null);
  const [isAsking, setAsking] = useState(false);
  const order = (to: Direction, icon: Act["icon"], label: string): Act => ({ id: String(to), icon, label, onAction: () => onView(sortBy(view, name, to)) });
  const orders: Act[] = [
    order("ascending", "sortUp", t("data.grid.ascending")),
    order("descending", "sortDown", t("data.grid.descending")),
    ...(direction ? [order(undefined, "close", t("data.grid.unsorted"))] : []),
  ];
  const filter: Act = { id: "filter", icon: "filter", label: t("data.grid.filter"), onAction: () => setAsking(true) };
  const shown: Act[] = [
    { id: "hide", icon: "hide", label: t("data.grid.hide"), onAction: () => onView(hide(view, name)) },
    { id: "width", icon: "width", label: t("data.grid.resetWidth"), onAction: () => onView(resize(view, name, undefined)) },
  ];
  return (
    <>
      <Menu label={labelOf(field)} acts={[...(isSortable(field) ? orders : []), ...(field.type === "function" ? [] : [filter]), ...shown]}>
        <IconButton ref={button} icon="down" label={t("data.grid.menu", { field: labelOf(field) })} silent excludeFromTabOrder preventFocusOnPress />
      </Menu>
      <FilterPlace {...filtering} field={field} isOpen={isAsking} onOpen={setAsking} beside={button} />
    </>
  );
}
