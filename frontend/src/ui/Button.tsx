import type { Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import { Icon, type IconName } from "./Icon";
import "./Button.css";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children"> {
  ref?: Ref<HTMLButtonElement>;
  children: string;
  /** One primary button a page; danger only for what cannot be undone. */
  look?: "primary" | "plain" | "quiet" | "danger";
  icon?: IconName;
  /** An icon after the words, such as the arrow of a menu. */
  after?: IconName;
}

/** Words that do something. */
export function Button({ children, look = "plain", icon, after, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={`Button ${look}`}>
      {icon && <Icon name={icon} />}
      {children}
      {after && <Icon name={after} />}
    </AriaButton>
  );
}
