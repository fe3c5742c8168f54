import { type ReactNode, useState } from "react";
import type { Icon } from "../../backend";
import { SearchField } from "../../ui/SearchField";
import { t } from "../../words";
import { SymbolList } from "./SymbolList";
import "./SymbolPicker.css";

interface Props {
  of: "app" | "table";
  value: Icon;
  onChange: (name: string) => void;
  /** Stands below the symbols. */
  children?: ReactNode;
}

/** All symbols, with a search among them. */
export function SymbolPicker({ children, ...list }: Props) {
  const [search, setSearch] = useState("");
  return (
    <div className="SymbolPicker">
      <SearchField label={t("data.design.icon.search")} value={search} onChange={setSearch} autoFocus />
      <SymbolList {...list} search={search} />
      {children}
    </div>
  );
}
