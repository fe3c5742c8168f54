import type { ReactElement } from "react";
import { Tooltip, TooltipTrigger } from "react-aria-components";
import "./Tip.css";

/** Says something short about a control while the pointer or the focus is on it. */
export function Tip({ text, children }: { text: string; children: ReactElement }) {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {children}
      <Tooltip className="Tip" offset={6}>{text}</Tooltip>
    </TooltipTrigger>
  );
}
