import { Boxes, Table2 } from "lucide-react";
import { createElement } from "react";
import type { Icon } from "../../backend";
import { shadesOf } from "../shades";
import { drawingOf } from "./symbols";
import "./Symbol.css";

interface Props {
  icon: Icon | null | undefined;
  /** What it stands beside: drawn where there is no symbol, or one that is not known here. */
  of: "app" | "table";
}

/** The symbol of an app or a table, in its colour made readable. */
export function Symbol({ icon, of }: Props) {
  const drawing = drawingOf(icon?.icon) ?? (of === "app" ? Boxes : Table2);
  return (
    <span className="Symbol" style={shadesOf(icon?.color)}>
      {createElement(drawing, { className: "icon", "aria-hidden": true, strokeWidth: 1.75 })}
    </span>
  );
}
