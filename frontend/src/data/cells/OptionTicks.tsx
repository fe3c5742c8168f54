import { useState } from "react";
import { CheckboxGroup } from "react-aria-components";
import type { Option } from "../../backend";
import { Checkbox } from "../../ui/Checkbox";
import { SearchField } from "../../ui/SearchField";
import { t } from "../../words";
import { optionLabelOf } from "../label";
import { OptionBadge } from "../OptionBadge";
import { matching } from "./useList";

interface Props {
  options: Option[];
  values: string[];
  onChange: (values: string[]) => void;
}

/** More options than this are searched. */
const few = 8;

/** Any number of options, in their colours. */
export function OptionTicks({ options, values, onChange }: Props) {
  const [search, setSearch] = useState("");
  const found = matching(options.map((option) => ({ id: option.name, text: optionLabelOf(option), option })), search);
  return (
    <>
      {options.length > few && <SearchField label={t("cells.filter.searchOptions")} value={search} onChange={setSearch} />}
      <CheckboxGroup className="CheckboxList ticks" aria-label={t("cells.filter.options")} value={values} onChange={onChange}>
        {found.map(({ id, option }) => <Checkbox key={id} value={id}><OptionBadge option={option} /></Checkbox>)}
        {found.length === 0 && <p className="muted">{t("cells.list.nothing")}</p>}
      </CheckboxGroup>
    </>
  );
}
