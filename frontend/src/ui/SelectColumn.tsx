import { Column } from "react-aria-components";
import { Checkbox } from "./Checkbox";
import { rem } from "./rem";

/** The head of the boxes that choose rows: chooses all or none. */
export function SelectColumn() {
  return (
    <Column id="select" width={rem(2.25)} minWidth={rem(2.25)} className="Column select">
      <Checkbox slot="selection" />
    </Column>
  );
}
