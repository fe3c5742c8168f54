import type { Field } from "../../backend";
import { IconButton } from "../../ui/IconButton";
import { type Act, Menu } from "../../ui/Menu";
import { t } from "../../words";
import { labelOf } from "../label";
import { type Direction, hide, resize, sortBy, type View } from "./view";

interface Props {
  field: Field;
  view: View;
  direction: Direction;
  onView: (view: View) => void;
}

/** What can be done with a column. */
export function ColumnMenu({ field, view, direction, onView }: Props) {
  const { name } = field;
  const order = (to: Direction, icon: Act["icon"], label: string): Act => ({ id: String(to), icon, label, onAction: () => onView(sortBy(view, name, to)) });
  // What is computed is stored nowhere, so Go neither sorts nor finds by it.
  const stored: Act[] = [
    order("ascending", "sortUp", t("data.grid.ascending")),
    order("descending", "sortDown", t("data.grid.descending")),
    ...(direction ? [order(undefined, "close", t("data.grid.unsorted"))] : []),
  ];
  const shown: Act[] = [
    { id: "hide", icon: "hide", label: t("data.grid.hide"), onAction: () => onView(hide(view, name)) },
    { id: "width", icon: "width", label: t("data.grid.resetWidth"), onAction: () => onView(resize(view, name, undefined)) },
  ];
  return (
    <Menu label={labelOf(field)} acts={field.type === "function" ? shown : [...stored, ...shown]}>
      <IconButton icon="down" label={t("data.grid.menu", { field: labelOf(field) })} silent excludeFromTabOrder preventFocusOnPress />
    </Menu>
  );
}
