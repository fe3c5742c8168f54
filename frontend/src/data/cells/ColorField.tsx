import { t } from "../../words";
import { ColorPanel } from "./ColorPanel";
import { PickedField } from "./PickedField";
import "./ColorField.css";

interface Props {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A colour: typed as #2c6bd6, or chosen from a panel that opens. */
export function ColorField(props: Props) {
  const { label, value, onChange } = props;
  return (
    <PickedField {...props} mono choose={t("cells.color.choose", { field: label })} shown={<span className="ColorField" style={{ background: value }} />}>
      <ColorPanel value={value} onChange={onChange} />
    </PickedField>
  );
}
