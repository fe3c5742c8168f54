import type { ReactNode } from "react";
import { Icon, type IconName } from "./Icon";
import "./Notice.css";

interface Props {
  tone: "info" | "good" | "warn" | "danger";
  children: ReactNode;
  /** What can be done about it. */
  actions?: ReactNode;
  role?: "alert" | "status";
}

const icons: Record<Props["tone"], IconName> = { info: "info", good: "done", warn: "warning", danger: "alert" };

/** A sentence that should not be missed, in the place that it is about. */
export function Notice({ tone, children, actions, role }: Props) {
  return (
    <div className={`Notice ${tone}`} role={role}>
      <Icon name={icons[tone]} />
      <div className="words">{children}</div>
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
