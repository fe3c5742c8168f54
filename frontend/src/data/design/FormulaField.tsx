import type { Path } from "../../backend";
import { t } from "../../words";
import { LogicEditor } from "../logic/LogicEditor";
import type { Place } from "../useApps";

interface Props {
  path: Path;
  place: Place;
  /** The field whose formula it is; "" for a new one. */
  field: string;
  value: string;
  onChange: (expression: string) => void;
}

/** The formula of a field. */
export function FormulaField({ path, place, field, value, onChange }: Props) {
  return <LogicEditor label={t("data.design.formula.label")} path={path} scope={place} field={field} value={value} onChange={onChange} />;
}
