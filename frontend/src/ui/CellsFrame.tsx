import type { ReactNode } from "react";
import "./CellsFrame.css";

interface Props { label: string; waiting?: boolean; children: ReactNode }

/** Holds a table of cells to look at. It scrolls by itself, by keyboard too. */
export function CellsFrame({ label, waiting, children }: Props) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to take the focus
    <div className={waiting ? "CellsFrame waiting" : "CellsFrame"} role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
