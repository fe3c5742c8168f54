import type { ReactNode } from "react";
import { Button, FieldError, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, Text, type SelectProps } from "react-aria-components";
import { Icon } from "./Icon";
import "./field.css";
import "./Menu.css";
import "./Select.css";

export interface Option<Value extends string> {
  value: Value;
  label: string;
  /** Shown in the place of the label. */
  view?: ReactNode;
}

interface Props<Value extends string>
  extends Omit<SelectProps<Option<Value>>, "className" | "style" | "children" | "value" | "onChange" | "selectionMode"> {
  label: string;
  description?: string;
  options: Option<Value>[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One of several, out of a list that opens. */
export function Select<Value extends string>({ label, description, options, value, onChange, ...props }: Props<Value>) {
  return (
    <AriaSelect validationBehavior="aria" {...props} value={value} onChange={(key) => onChange(key as Value)} className="Field">
      <Label className="Label">{label}</Label>
      <Button className="Input Select">
        <SelectValue>{({ selectedText }) => options.find((option) => option.value === value)?.view ?? selectedText}</SelectValue>
        <Icon name="down" />
      </Button>
      <FieldError className="FieldError" />
      {description && <Text slot="description" className="Description">{description}</Text>}
      <Popover className="Menu Options">
        <ListBox items={options}>
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className="MenuItem">
              <span className="words">{option.view ?? option.label}</span>
              {option.value === value && <Icon name="check" />}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
