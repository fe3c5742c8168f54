import type { Icon } from "../../backend";
import { t } from "../../words";
import { PickerButton } from "../PickerButton";
import { ColorList } from "./ColorList";
import { Symbol } from "./Symbol";
import { SymbolPicker } from "./SymbolPicker";

interface Props {
  of: "app" | "table";
  value: Icon;
  onChange: (icon: Icon) => void;
}

/** A button with the symbol of something, which opens all symbols and colours. */
export function IconPicker({ of, value, onChange }: Props) {
  return (
    <PickerButton label={t("data.design.icon.label")} shown={<Symbol icon={value} of={of} />}>
      <SymbolPicker of={of} value={value} onChange={(icon) => onChange({ ...value, icon })}>
        <ColorList label={t("data.design.icon.color")} value={value.color} onChange={(color) => onChange({ ...value, color })} />
      </SymbolPicker>
    </PickerButton>
  );
}
