import { useRef, useState } from "react";
import { Button, Disclosure, DisclosurePanel } from "react-aria-components";
import { type Module, reorderTables, type Workspace } from "../backend";
import { Icon } from "../ui/Icon";
import { IconButton } from "../ui/IconButton";
import { type Act, Menu } from "../ui/Menu";
import { t } from "../words";
import type { Design } from "./design/DesignDialogs";
import { HiddenEntries } from "./design/HiddenEntries";
import { placed } from "./design/order";
import { Symbol } from "./design/Symbol";
import { TableEntry } from "./design/TableEntry";
import { tried } from "./design/tried";
import { useSortable } from "./design/useSortable";
import { labelOf } from "./label";
import type { Place } from "./useApps";
import "./AppSection.css";

interface Props {
  workspace: Workspace;
  module: Module;
  /** What can be done with the app. */
  acts: Act[];
  chosen: Place | undefined;
  /** Whether it is shown as a whole. */
  whole: boolean;
  onChoose: (table: string) => void;
  onOpen: (open: Design) => void;
  /** Another app was dropped here. */
  onMove: (app: string, after: boolean) => void;
}

/** An app in the menu, with its tables below it. */
export function AppSection({ workspace, module, acts, chosen, whole, onChoose, onOpen, onMove }: Props) {
  const head = useRef<HTMLDivElement>(null);
  const { itemProps } = useSortable({ list: "apps", id: module.name, ref: head, onMove });
  const name = labelOf(module);
  const actions = t("data.menuActions", { name });
  const here = chosen?.module.name === module.name;
  const inside = here || whole;
  const [isExpanded, setExpanded] = useState(inside || module.tables.length === 0);
  const [wasInside, setWasInside] = useState(inside);
  if (wasInside !== inside) { // what is chosen is in sight, whoever chose it
    setWasInside(inside);
    if (inside) setExpanded(true);
  }
  const path = { workspace: workspace.id, module: module.name, table: "" };
  const entry = (table: Module["tables"][number]) => (
    <TableEntry
      key={table.name}
      path={path}
      module={module}
      table={table}
      chosen={here && chosen.table.name === table.name}
      onChoose={() => onChoose(table.name)}
      onOpen={onOpen}
      onMove={(moved, after) => tried(reorderTables(path, placed(module.tables, moved, table.name, after)))}
    />
  );
  const hidden = module.tables.filter(({ isHidden }) => isHidden);
  return (
    <Disclosure className="AppSection" isExpanded={isExpanded} onExpandedChange={setExpanded}>
      <div className={whole ? "head Sortable chosen" : "head Sortable"} ref={head} {...itemProps}>
        <Button slot="trigger" className="name" aria-current={whole ? "page" : undefined}>
          <Symbol icon={module.icon} of="app" />
          <span className="words" title={name}>{name}</span>
          <Icon name="down" />
        </Button>
        <Menu label={actions} acts={acts}>
          <IconButton icon="more" label={actions} silent />
        </Menu>
      </div>
      <DisclosurePanel className="tables">
        {module.tables.filter(({ isHidden }) => !isHidden).map(entry)}
        {module.tables.length === 0 && (
          <Button className="MenuEntry muted" onPress={() => onOpen({ dialog: "newTable", module })}>
            <Icon name="add" />
            {t("data.design.table.new")}
          </Button>
        )}
        <HiddenEntries count={hidden.length}>{hidden.map(entry)}</HiddenEntries>
      </DisclosurePanel>
    </Disclosure>
  );
}
