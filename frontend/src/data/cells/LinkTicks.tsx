import { useState } from "react";
import { CheckboxGroup } from "react-aria-components";
import type { Field, Module } from "../../backend";
import { Checkbox } from "../../ui/Checkbox";
import { SearchField } from "../../ui/SearchField";
import { t } from "../../words";
import { findTable, labelOf } from "../label";
import { useFound } from "./useFound";
import { useTitles } from "./useTitles";

interface Props {
  field: Field;
  /** Ids of records. */
  values: string[];
  workspace: string;
  modules: Module[];
  onChange: (values: string[]) => void;
}

/** Any number of records that a link may lead to: those that are ticked, and those that the search finds. */
export function LinkTicks({ field, values, workspace, modules, onChange }: Props) {
  const [search, setSearch] = useState("");
  const place = findTable(modules, field.refTableId);
  const { found, searching } = useFound(workspace, place, search);
  const titles = useTitles(workspace, modules, field, values);
  const ticked = values.map((id) => ({ id, text: found.find((one) => one.id === id)?.text ?? titles[id] ?? t("data.gone", { id }) }));
  const others = found.filter(({ id }) => !values.includes(id));
  return (
    <>
      <SearchField autoFocus label={t("cells.filter.searchLinks", { table: place ? labelOf(place.table) : "" })} value={search} onChange={setSearch} />
      <CheckboxGroup className="CheckboxList ticks" aria-label={t("cells.filter.links")} value={values} onChange={onChange}>
        {[...ticked, ...others].map(({ id, text }) => <Checkbox key={id} value={id}>{text}</Checkbox>)}
        {!searching && others.length === 0 && <p className="muted">{t("cells.list.nothing")}</p>}
      </CheckboxGroup>
    </>
  );
}
