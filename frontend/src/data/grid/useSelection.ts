import { useState } from "react";
import { type Bounds, clamp, type Selection, start, type Step, step } from "./selection";
import type { Viewport } from "./viewport";

export interface Selected {
  selection: Selection;
  /** Takes a step, and brings the cell that it leads to into sight. */
  go: (act: Step) => Selection;
  select: (selection: Selection) => void;
  /** Brings the active cell into sight. */
  reveal: () => void;
}

/** What is selected; never more than there is. */
export function useSelection(viewport: Viewport, bounds: Omit<Bounds, "page">): Selected {
  const [chosen, setChosen] = useState(start);
  const selection = clamp(chosen, { ...bounds, page: 1 });
  // It does not go back down by itself when there are more rows again.
  if (selection.active.row < chosen.active.row) setChosen(selection);
  const go = (act: Step) => {
    const to = (from: Selection) => step(from, { ...bounds, page: viewport.page }, act);
    const next = to(selection);
    setChosen(act.do === "shift" ? to : next); // rows may come and go before it is drawn again
    if (act.do !== "all" && act.do !== "shift") viewport.reveal(act.do === "next" ? next.active : next.corner);
    return next;
  };
  return { selection, go, select: setChosen, reveal: () => viewport.reveal(selection.active) };
}
