import { ListBox, ListBoxItem, useFilter } from "react-aria-components";
import type { Icon } from "../../backend";
import { t } from "../../words";
import { Symbol } from "./Symbol";
import { symbolLabel, symbolNames } from "./symbols";
import "./SymbolList.css";

interface Props {
  of: "app" | "table";
  /** Only symbols with these words. */
  search: string;
  value: Icon;
  onChange: (name: string) => void;
}

/** All symbols, or those that a search leaves. */
export function SymbolList({ of, search, value, onChange }: Props) {
  const { contains } = useFilter({ sensitivity: "base" });
  const found = symbolNames.filter((name) => contains(symbolLabel(name), search) || contains(name, search));
  return (
    <ListBox
      aria-label={t("data.design.icon.list")}
      className="SymbolList"
      layout="grid"
      selectionMode="single"
      disallowEmptySelection
      escapeKeyBehavior="none"
      selectedKeys={[value.icon]}
      onSelectionChange={(keys) => {
        const [name] = keys;
        if (name !== undefined) onChange(String(name));
      }}
      items={found.map((id) => ({ id }))}
      renderEmptyState={() => <p className="muted none">{t("data.design.icon.none", { search })}</p>}
    >
      {({ id }) => (
        <ListBoxItem id={id} textValue={symbolLabel(id)} aria-label={symbolLabel(id)} className="symbol">
          <Symbol icon={{ ...value, icon: id }} of={of} />
        </ListBoxItem>
      )}
    </ListBox>
  );
}
