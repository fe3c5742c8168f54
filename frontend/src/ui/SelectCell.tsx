import { Cell } from "react-aria-components";
import { Checkbox } from "./Checkbox";

/** The box that chooses a table's row. */
export function SelectCell() {
  return (
    <Cell className="Cell select">
      <Checkbox slot="selection" />
    </Cell>
  );
}
