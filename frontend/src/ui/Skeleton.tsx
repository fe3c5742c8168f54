import { t } from "../words";
import "./Skeleton.css";

/** The place of lines that are being loaded, in their size, so that nothing jumps when they come. */
export function Skeleton({ lines = 3, height = "1rem" }: { lines?: number; height?: string }) {
  return (
    <div className="Skeleton" role="status" aria-label={t("ui.loading")}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ height }} />
      ))}
    </div>
  );
}
