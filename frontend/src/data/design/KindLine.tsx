import type { ReactNode } from "react";
import type { Field } from "../../backend";
import { exactType, typeName } from "../fieldType";
import { kindOf } from "./kinds";
import "./KindLine.css";

interface Props {
  field: Pick<Field, "type" | "variant">;
  /** What can be done about it, or why nothing can. */
  children?: ReactNode;
}

/** The type of a field, which is chosen once. */
export function KindLine({ field, children }: Props) {
  const { icon: Drawing } = kindOf(field);
  return (
    <div className="KindLine">
      <Drawing className="icon" aria-hidden strokeWidth={1.75} />
      <span className="label">{typeName(field)}</span>
      <code className="muted small">{exactType(field)}</code>
      {children}
    </div>
  );
}
