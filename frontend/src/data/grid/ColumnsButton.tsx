import { Dialog, DialogTrigger, Popover } from "react-aria-components";
import type { Field } from "../../backend";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { t } from "../../words";
import { hasValues } from "../fieldType";
import { labelOf } from "../label";
import { hide, reveal, type View } from "./view";
import "./ColumnsButton.css";

interface Props { fields: Field[]; view: View; onView: (view: View) => void }

/** Chooses which columns are shown. */
export function ColumnsButton({ fields, view, onView }: Props) {
  const columns = fields.filter(hasValues);
  const isLast = columns.length - view.hidden.length <= 1;
  const words = view.hidden.length > 0 ? t("data.grid.columnsHidden", { count: view.hidden.length }) : t("data.grid.columns");
  return (
    <DialogTrigger>
      <Button icon="columns">{words}</Button>
      <Popover className="Menu ColumnsButton" placement="bottom end">
        <Dialog aria-label={t("data.grid.columns")} className="list">
          {columns.map((field) => {
            const isHidden = view.hidden.includes(field.name);
            return (
              <Checkbox
                key={field.name}
                isSelected={!isHidden}
                isDisabled={isLast && !isHidden}
                onChange={(shown) => onView(shown ? reveal(view, field.name) : hide(view, field.name))}
              >
                {labelOf(field)}
              </Checkbox>
            );
          })}
          <Button look="quiet" onPress={() => onView({ ...view, hidden: [], widths: {} })}>{t("data.grid.resetColumns")}</Button>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
