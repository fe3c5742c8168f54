import type { ReactNode } from "react";
import "./GridNote.css";

interface Props {
  top: number;
  height: number;
  /** Whether there is no room below the row. */
  isLast: boolean;
  children: ReactNode;
}

/** Says something quiet about a row, beside its end. */
export function GridNote({ top, height, isLast, children }: Props) {
  return <div role="status" className={isLast ? "GridNote above" : "GridNote"} style={{ top: isLast ? top : top + height }}>{children}</div>;
}
