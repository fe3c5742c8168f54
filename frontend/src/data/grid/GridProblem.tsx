import "./GridProblem.css";

interface Props {
  left: number;
  width: number;
  top: number;
  height: number;
  /** How far to the right there is room. */
  end: number;
  /** Whether the cell is in the last row, below which there is no room. */
  isLast: boolean;
  children: string;
}

/** As wide as it gets, in pixels. */
const widest = 352;

/** Says beside the active cell, where there is room, why what stands in it cannot be saved. The cell itself says it to screen readers. */
export function GridProblem({ left, width, top, height, end, isLast, children }: Props) {
  const fits = left + widest <= end;
  const look = ["GridProblem", !fits && "before", isLast && "above"].filter(Boolean).join(" ");
  return <div className={look} aria-hidden style={{ left: fits ? left : left + width, top: isLast ? top : top + height }}>{children}</div>;
}
