import { useRef } from "react";
import { Button } from "react-aria-components";
import { type Module, type Path, reorderTables, type Table, updateTable } from "../../backend";
import { IconButton } from "../../ui/IconButton";
import { Menu } from "../../ui/Menu";
import { t } from "../../words";
import { isOnly, labelOf } from "../label";
import { actsOf } from "./acts";
import type { Design } from "./DesignDialogs";
import { stepped } from "./order";
import { Symbol } from "./Symbol";
import { tried } from "./tried";
import { useEntryMenu } from "./useEntryMenu";
import { useSortable } from "./useSortable";
import "../../ui/MenuEntry.css";
import "./TableEntry.css";

interface Props {
  /** Of the app. */
  path: Path;
  module: Module;
  table: Table;
  chosen: boolean;
  onChoose: () => void;
  onOpen: (open: Design) => void;
  /** Another table was dropped here. */
  onMove: (table: string, after: boolean) => void;
}

/** A table in the menu: where one goes, and what can be done with it. */
export function TableEntry({ path, module, table, chosen, onChoose, onOpen, onMove }: Props) {
  const item = useRef<HTMLDivElement>(null);
  const { itemProps } = useSortable({ list: `tables-${module.name}`, id: table.name, ref: item, onMove });
  const name = labelOf(table);
  const actions = t("data.menuActions", { name });
  const at = { ...path, table: table.name };
  const order = (names: string[]) => tried(reorderTables(path, names));
  const step = (by: -1 | 1) => stepped(module.tables, table.name, by);
  const { menu, onKeyDown } = useEntryMenu((by) => {
    const names = step(by);
    if (names) order(names);
  });
  const acts = actsOf({
    edit: { label: t("data.design.table.edit"), onAction: () => onOpen({ dialog: "editTable", module, table }) },
    isHidden: table.isHidden,
    onHide: (isHidden) => tried(updateTable(at, { isHidden })),
    stepped: step,
    onOrder: order,
    remove: { label: t("data.design.table.delete"), onAction: () => onOpen({ dialog: "deleteTable", module, table }) },
  });
  return (
    <div className={chosen ? "TableEntry Sortable chosen" : "TableEntry Sortable"} ref={item} {...itemProps}>
      <Button className="MenuEntry" aria-current={chosen ? "page" : undefined} onPress={onChoose} onKeyDown={onKeyDown}>
        <Symbol icon={table.icon} of="table" />
        <span className="words" title={name}>{name}</span>
        {!isOnly(name, table, module.tables) && <code className="muted small">{table.name}</code>}
      </Button>
      <Menu label={actions} acts={acts} {...menu}>
        <IconButton icon="more" label={actions} silent />
      </Menu>
    </div>
  );
}
