import "./GridProblem.css";

/** Says below the active cell why what stands in it cannot be saved. The cell itself says it to screen readers. */
export function GridProblem({ left, top, children }: { left: number; top: number; children: string }) {
  return <div className="GridProblem" aria-hidden style={{ left, top }}>{children}</div>;
}
