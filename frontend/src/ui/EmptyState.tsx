import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import "./EmptyState.css";

interface Props {
  icon: IconName;
  title: string;
  /** What this place is for, or what can be done. */
  children: ReactNode;
  /** The first step. */
  action?: ReactNode;
}

/** What stands where there is nothing yet. */
export function EmptyState({ icon, title, children, action }: Props) {
  return (
    <div className="EmptyState">
      <span className="picture"><Icon name={icon} /></span>
      <p className="title">{title}</p>
      <p className="muted">{children}</p>
      {action}
    </div>
  );
}
