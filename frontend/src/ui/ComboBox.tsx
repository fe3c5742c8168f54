import { Button, ComboBox as AriaComboBox, type ComboBoxProps, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";
import { Icon } from "./Icon";
import type { Option } from "./Select";
import "./field.css";
import "./ComboBox.css";
import "./IconButton.css";
import "./Menu.css";
import "./Select.css";

interface Props extends Omit<ComboBoxProps<Option<string>>, "className" | "style" | "children" | "value" | "onChange" | "selectionMode"> {
  label: string;
  description?: string;
  options: Option<string>[];
  /** What the button that opens the list does, in words. */
  opens: string;
  /** What stands in the list where nothing matches. */
  nothing?: string;
  /** Null while nothing is chosen. */
  value: string | null;
  onChange: (value: string | null) => void;
}

/** One of many, found by typing. Where the text is given from outside, so are the options that fit it. */
export function ComboBox({ label, description, options, opens, nothing, value, onChange, ...props }: Props) {
  return (
    <AriaComboBox
      validationBehavior="aria"
      menuTrigger="focus"
      allowsEmptyCollection
      {...props}
      className="Field ComboBox"
      {...(props.onInputChange ? { items: options } : { defaultItems: options })}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
    >
      <Label className="Label">{label}</Label>
      <div className="line">
        <Input className="Input" autoComplete="off" />
        <Button className="IconButton" aria-label={opens}><Icon name="down" /></Button>
      </div>
      <FieldError className="FieldError" />
      {description && <Text slot="description" className="Description">{description}</Text>}
      <Popover className="Menu Options">
        <section aria-label={label}>
          <ListBox<Option<string>> renderEmptyState={() => <p className="ComboBoxEmpty">{nothing}</p>}>
            {(option) => (
              <ListBoxItem id={option.value} textValue={option.label} className="MenuItem">
                <span className="words">{option.label}</span>
                {option.value === value && <Icon name="check" />}
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      </Popover>
    </AriaComboBox>
  );
}
