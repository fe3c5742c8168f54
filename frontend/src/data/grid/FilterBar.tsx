import type { Field } from "../../backend";
import { Button } from "../../ui/Button";
import { t } from "../../words";
import { formatNumber } from "../format";
import { FilterChip } from "./FilterChip";
import type { Filtering } from "./FilterPlace";
import { plain } from "./view";
import "./FilterBar.css";

interface Props extends Filtering {
  fields: Field[];
  /** How many records are left; undefined while that is not known. */
  found: number | undefined;
  /** Whoever takes filters away goes on in the table: what they pressed is gone. */
  onCleared: () => void;
}

/** Which conditions hold now, each to be changed or taken away, and how many records they and the search have left. */
export function FilterBar({ fields, found, onCleared, ...filtering }: Props) {
  const { view, onView } = filtering;
  const change = (next: typeof view) => {
    onView(next);
    if (next.where.length < view.where.length) onCleared();
  };
  return (
    <div className="FilterBar" role="group" aria-label={t("data.grid.filters")}>
      <span role="status">{found !== undefined && t("data.found", { count: found, total: formatNumber(found) })}</span>
      {view.where.map((condition) => {
        const field = fields.find(({ name }) => name === condition.field);
        return field && <FilterChip key={field.name} {...filtering} onView={change} field={field} condition={condition} />;
      })}
      {view.where.length > 0 && <Button look="quiet" onPress={() => change({ ...view, where: plain.where })}>{t("data.grid.clearFilters")}</Button>}
    </div>
  );
}
