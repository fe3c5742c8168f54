import { t } from "../../words";
import { formatNumber } from "../format";
import "./FilterBar.css";

interface Props {
  /** How many records are left; undefined while all are shown. */
  found: number | undefined;
}

/** How many records a search has left. */
export function FilterBar({ found }: Props) {
  if (found === undefined) return null;
  return (
    <div className="FilterBar">
      <span role="status">{t("data.found", { count: found, total: formatNumber(found) })}</span>
    </div>
  );
}
