import { t } from "../../words";
import "./GridWait.css";

/** Runs along the head while rows of another order or search are on their way, once that takes longer than a moment. */
export function GridWait() {
  return (
    <div className="GridWait" role="progressbar" aria-label={t("ui.loading")}>
      <span />
    </div>
  );
}
