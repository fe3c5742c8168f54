import type { ReactNode } from "react";
import { TextField } from "../../ui/TextField";
import { PickerButton } from "../PickerButton";
import "./PickedField.css";

interface Props {
  name: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  mono?: boolean;
  /** What the button beside it does. */
  choose: string;
  /** The value, as the button shows it. */
  shown: ReactNode;
  children: ReactNode;
}

/** A value that is typed, or chosen from what a button opens. */
export function PickedField({ choose, shown, children, ...text }: Props) {
  return (
    <div className="PickedField">
      <TextField {...text} />
      <PickerButton label={choose} shown={shown} end>{children}</PickerButton>
    </div>
  );
}
