import type { Ref } from "react";
import { Button as AriaButton, type ButtonProps } from "react-aria-components";
import { Icon, type IconName } from "./Icon";
import { Tip } from "./Tip";
import "./IconButton.css";

interface Props extends Omit<ButtonProps, "className" | "style" | "children" | "aria-label"> {
  ref?: Ref<HTMLButtonElement>;
  icon: IconName;
  /** What the button does, in words: read aloud, and shown on hover and focus. */
  label: string;
  /** No words on hover, for a button that opens a menu which says it all. */
  silent?: boolean;
}

/** A small button that is only an icon. */
export function IconButton({ icon, label, silent, ...props }: Props) {
  const button = (
    <AriaButton {...props} aria-label={label} className="IconButton">
      <Icon name={icon} />
    </AriaButton>
  );
  return silent ? button : <Tip text={label}>{button}</Tip>;
}
