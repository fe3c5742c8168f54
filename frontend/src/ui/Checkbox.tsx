import type { ReactNode } from "react";
import { CheckboxButton, CheckboxField, type CheckboxFieldProps, FieldError, Text } from "react-aria-components";
import { Icon } from "./Icon";
import "./field.css";
import "./Checkbox.css";

interface Props extends Omit<CheckboxFieldProps, "className" | "style" | "children"> {
  /** The words beside the box; a box in a table has none and takes its name from the table. */
  children?: ReactNode;
  /** A line under the words. */
  description?: ReactNode;
}

/** A box to tick. */
export function Checkbox({ children, description, ...props }: Props) {
  return (
    <CheckboxField {...props} className="CheckboxField">
      <CheckboxButton className="Checkbox">
        {({ isSelected, isIndeterminate }) => (
          <>
            <span className="box">{isIndeterminate ? <Icon name="some" /> : isSelected && <Icon name="check" />}</span>
            {children && <span className="words">{children}</span>}
          </>
        )}
      </CheckboxButton>
      <FieldError className="FieldError" />
      {description && <Text slot="description" className="Description">{description}</Text>}
    </CheckboxField>
  );
}
