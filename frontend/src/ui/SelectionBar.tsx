import { type ReactNode, useEffect, useRef } from "react";
import { IconButton } from "./IconButton";
import "./SelectionBar.css";

interface Props {
  /** How many rows are ticked, in words. */
  text: string;
  clearLabel: string;
  onClear: () => void;
  /** Buttons for what can be done with them. */
  children: ReactNode;
}

/** Stands below a table while rows are ticked. When it goes, and what had the focus with it, the table has it. */
export function SelectionBar({ text, clearLabel, onClear, children }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const table = bar.current?.parentElement?.querySelector<HTMLElement>("[role=grid]");
    // A dialog that closes at the same time gives the focus back a frame later, to a button that is gone.
    return () => void requestAnimationFrame(() => document.activeElement === document.body && table?.focus());
  }, []);
  return (
    <div ref={bar} className="SelectionBar" role="group" aria-label={text}>
      <IconButton icon="close" label={clearLabel} onPress={onClear} />
      <span role="status">{text}</span>
      <div className="actions">{children}</div>
    </div>
  );
}
