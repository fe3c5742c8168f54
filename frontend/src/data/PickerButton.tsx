import type { ReactNode } from "react";
import { Button, Dialog, DialogTrigger, Popover } from "react-aria-components";
import "../ui/Menu.css";
import "./PickerButton.css";

interface Props {
  label: string;
  /** What is chosen, in short. */
  shown: ReactNode;
  end?: boolean;
  /** What there is to choose from. */
  children: ReactNode;
}

/** A button that shows what is chosen, and opens what there is to choose from. */
export function PickerButton({ label, shown, end, children }: Props) {
  return (
    <DialogTrigger>
      <Button className="PickerButton" aria-label={label}>{shown}</Button>
      <Popover className="Menu" placement={end ? "bottom end" : "bottom start"}>
        <Dialog aria-label={label} className="PickerDialog">{children}</Dialog>
      </Popover>
    </DialogTrigger>
  );
}
