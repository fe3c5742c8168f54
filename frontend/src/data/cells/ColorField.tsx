import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import { TextField } from "../../ui/TextField";
import { t } from "../../words";
import { ColorPanel } from "./ColorPanel";
import "../../ui/Menu.css";
import "./ColorField.css";

interface Props {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A colour: typed as #2c6bd6, or chosen from a panel that opens. */
export function ColorField({ name, label, value, onChange }: Props) {
  return (
    <div className="ColorField">
      <TextField name={name} label={label} mono value={value} onChange={onChange} />
      <DialogTrigger>
        <Button className="choose" aria-label={t("cells.color.choose", { field: label })}>
          <span className="swatch" style={{ background: value }} />
        </Button>
        <Popover className="Menu" placement="bottom end">
          <Dialog aria-label={t("cells.color.choose", { field: label })}><ColorPanel value={value} onChange={onChange} /></Dialog>
        </Popover>
      </DialogTrigger>
    </div>
  );
}
