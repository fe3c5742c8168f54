import { t } from "../../words";
import { Symbol } from "../design/Symbol";
import { SymbolPicker } from "../design/SymbolPicker";
import { symbolOf } from "../design/symbols";
import { PickedField } from "./PickedField";

interface Props {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A symbol: its name typed, or chosen from all that there are. */
export function IconField(props: Props) {
  const { label, value, onChange } = props;
  return (
    <PickedField {...props} mono choose={t("cells.icon.choose", { field: label })} shown={<Symbol icon={{ icon: value }} of="app" />}>
      <SymbolPicker of="app" value={{ icon: symbolOf(value) ?? value }} onChange={onChange} />
    </PickedField>
  );
}
