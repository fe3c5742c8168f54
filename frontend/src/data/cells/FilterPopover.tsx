import { useEffect, useRef, useState } from "react";
import { Dialog, Heading } from "react-aria-components";
import type { Condition, Field, Module, Operator, Value } from "../../backend";
import { Button } from "../../ui/Button";
import { Select } from "../../ui/Select";
import { t } from "../../words";
import { labelOf } from "../label";
import { arityOf, operatorsOf, operatorText, valuesOf } from "./conditionText";
import { FilterValues } from "./FilterValues";
import "./FilterPopover.css";

interface Props {
  field: Field;
  /** What holds now. */
  condition: Condition | undefined;
  workspace: string;
  modules: Module[];
  /** Called with what shall hold, or undefined for nothing. */
  onChange: (condition: Condition | undefined) => void;
  onClose: () => void;
}

/** What takes a value, whatever the type. */
const first = "input[type=radio], input:not([type=hidden]):not([tabindex='-1']), [role=spinbutton]";

/** Asks what the values of a column shall be. It is the content of a popover. */
export function FilterPopover({ field, condition, workspace, modules, onChange, onClose }: Props) {
  const operators = operatorsOf(field);
  const [is, setIs] = useState<Operator>(condition?.is ?? operators[0] ?? "equals");
  const [values, setValues] = useState<Value[]>(condition ? valuesOf(condition) : []);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>(first)?.focus(), []);
  const next = conditionOf(field, is, values);
  const end = (to: Condition | undefined) => {
    onChange(to);
    onClose();
  };
  return (
    <Dialog className="FilterPopover">
      <form
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (next) end(next);
        }}
      >
        <Heading slot="title" className="title">{t("cells.filter.title", { field: labelOf(field) })}</Heading>
        {operators.length > 1 && (
          <Select label={t("cells.filter.operator")} options={operators.map((value) => ({ value, label: operatorText(value) }))} value={is} onChange={setIs} />
        )}
        <FilterValues key={arityOf(is)} field={field} is={is} values={values} workspace={workspace} modules={modules} onChange={setValues} />
        <div className="actions">
          {condition && <Button onPress={() => end(undefined)}>{t("cells.filter.clear")}</Button>}
          <Button type="submit" look="primary" isDisabled={!next}>{t("cells.filter.apply")}</Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The condition that was put together; undefined while a value is missing. */
function conditionOf({ name }: Field, is: Operator, values: Value[]): Condition | undefined {
  const [first, second] = values.map((value) => value ?? "");
  const missing = (value: Value | undefined) => value === undefined || value === "";
  switch (arityOf(is)) {
    case "none": return { field: name, is };
    case "one": return first === undefined || missing(first) ? undefined : { field: name, is, value: first };
    case "two": return first === undefined || second === undefined || missing(first) || missing(second) ? undefined : { field: name, is, value: [first, second] };
    case "many": return values.length === 0 ? undefined : { field: name, is, value: values };
  }
}
