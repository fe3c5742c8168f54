import { useState } from "react";
import { Button, Dialog, DialogTrigger, ListBox, ListBoxItem, Popover, useFilter } from "react-aria-components";
import type { Icon as IconValue } from "../../backend";
import { SearchField } from "../../ui/SearchField";
import { t } from "../../words";
import { ColorList } from "./ColorList";
import { Symbol } from "./Symbol";
import { type SymbolName, symbolNames } from "./symbols";
import "../../ui/Menu.css";
import "./IconPicker.css";

interface Props {
  of: "app" | "table";
  value: IconValue;
  onChange: (icon: IconValue) => void;
}

const labelOfSymbol = (name: SymbolName) => t(`data.design.symbol.${name}`);

/** A button with the symbol of something, which opens all symbols and colours. */
export function IconPicker({ of, value, onChange }: Props) {
  const [search, setSearch] = useState("");
  const { contains } = useFilter({ sensitivity: "base" });
  const found = symbolNames.filter((name) => contains(labelOfSymbol(name), search) || contains(name, search));
  return (
    <DialogTrigger onOpenChange={() => setSearch("")}>
      <Button className="IconPicker" aria-label={t("data.design.icon.label")}><Symbol icon={value} of={of} /></Button>
      <Popover className="Menu IconPopover" placement="bottom start">
        <Dialog aria-label={t("data.design.icon.label")} className="dialog">
          <SearchField label={t("data.design.icon.search")} value={search} onChange={setSearch} autoFocus />
          <ListBox
            aria-label={t("data.design.icon.list")}
            className="symbols"
            layout="grid"
            selectionMode="single"
            disallowEmptySelection
            escapeKeyBehavior="none"
            selectedKeys={[value.icon]}
            onSelectionChange={(keys) => {
              const [name] = keys;
              if (name !== undefined) onChange({ ...value, icon: String(name) });
            }}
            items={found.map((id) => ({ id }))}
            renderEmptyState={() => <p className="muted none">{t("data.design.icon.none", { search })}</p>}
          >
            {({ id }) => (
              <ListBoxItem id={id} textValue={labelOfSymbol(id)} aria-label={labelOfSymbol(id)} className="symbol">
                <Symbol icon={{ ...value, icon: id }} of={of} />
              </ListBoxItem>
            )}
          </ListBox>
          <ColorList label={t("data.design.icon.color")} value={value.color} onChange={(color) => onChange({ ...value, color })} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
