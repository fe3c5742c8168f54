import { useRef, useState } from "react";
import { Button } from "react-aria-components";
import type { Condition, Field } from "../../backend";
import { Icon } from "../../ui/Icon";
import { IconButton } from "../../ui/IconButton";
import { t } from "../../words";
import { conditionText, valuesOf } from "../cells/conditionText";
import { useTitles } from "../cells/useTitles";
import { labelOf } from "../label";
import { type Filtering, FilterPlace } from "./FilterPlace";
import { filterBy } from "./view";
import "./FilterChip.css";

interface Props extends Filtering {
  field: Field;
  condition: Condition;
}

/** A condition that holds now, in words. Pressed, it can be changed. */
export function FilterChip({ field, condition, ...filtering }: Props) {
  const { view, onView, workspace, modules } = filtering;
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  const titles = useTitles(workspace, modules, field, field.type === "reference" ? valuesOf(condition).map(String) : []);
  const label = labelOf(field);
  return (
    <span className="FilterChip">
      <Button ref={button} className="words" aria-haspopup="dialog" aria-expanded={isOpen} onPress={() => setOpen(true)}>
        <Icon name="filter" />
        <span><strong>{label}</strong> {conditionText(field, condition, { [field.name]: titles })}</span>
      </Button>
      <IconButton icon="close" label={t("data.grid.removeFilter", { field: label })} onPress={() => onView(filterBy(view, field.name, undefined))} />
      <FilterPlace {...filtering} field={field} isOpen={isOpen} onOpen={setOpen} beside={button} />
    </span>
  );
}
