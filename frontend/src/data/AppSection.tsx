import { Button, Disclosure, DisclosurePanel } from "react-aria-components";
import type { Module } from "../backend";
import { Icon } from "../ui/Icon";
import { IconButton } from "../ui/IconButton";
import { Menu } from "../ui/Menu";
import { MenuEntry } from "../ui/MenuEntry";
import { t } from "../words";
import { labelOf } from "./label";
import type { Place } from "./useApps";
import "./AppSection.css";

interface Props {
  module: Module;
  chosen: Place | undefined;
  onChoose: (table: string) => void;
  onDelete: () => void;
}

/** An app in the menu, with its tables below it. */
export function AppSection({ module, chosen, onChoose, onDelete }: Props) {
  const name = labelOf(module);
  const actions = t("data.menuActions", { name });
  const here = chosen?.module.name === module.name;
  return (
    <Disclosure className="AppSection" defaultExpanded={here}>
      <div className="head">
        <Button slot="trigger" className="name">
          <span className="words">{name}</span>
          <Icon name="down" />
        </Button>
        <Menu label={actions} acts={[{ id: "delete", label: t("data.delete.act"), icon: "delete", danger: true, onAction: onDelete }]}>
          <IconButton icon="more" label={actions} silent />
        </Menu>
      </div>
      <DisclosurePanel className="tables">
        {module.tables.length === 0 && <p className="none muted">{t("data.noTables")}</p>}
        {module.tables.map((table) => (
          <MenuEntry
            key={table.name}
            label={labelOf(table)}
            chosen={here && chosen.table.name === table.name}
            onChoose={() => onChoose(table.name)}
          />
        ))}
      </DisclosurePanel>
    </Disclosure>
  );
}
