import { Input, SearchField as AriaSearchField, type SearchFieldProps } from "react-aria-components";
import { t } from "../words";
import { Icon } from "./Icon";
import { IconButton } from "./IconButton";
import "./field.css";
import "./SearchField.css";

interface Props extends Omit<SearchFieldProps, "className" | "style" | "children" | "aria-label"> {
  /** What is searched, in words: the field's name and its placeholder. */
  label: string;
}

/** Narrows a list while one types. */
export function SearchField({ label, ...props }: Props) {
  return (
    <AriaSearchField {...props} aria-label={label} className="SearchField">
      <Icon name="search" />
      <Input className="Input" placeholder={label} />
      <IconButton icon="close" label={t("ui.clearSearch")} silent />
    </AriaSearchField>
  );
}
