import { Checkbox } from "../../ui/Checkbox";
import { t } from "../../words";
import { type Rule } from "./kinds";
import "./RuleFields.css";

export type Rules = Record<Rule, boolean>;

interface Props {
  offered: Rule[];
  value: Rules;
  onChange: (rules: Rules) => void;
}

/** What holds for the values of a field; only what fits its type is offered. */
export function RuleFields({ offered, value, onChange }: Props) {
  if (offered.length === 0) return null;
  return (
    <fieldset className="RuleFields">
      <legend className="Label">{t("data.field.rules")}</legend>
      {offered.map((rule) => (
        <Checkbox
          key={rule}
          name={rule}
          isSelected={value[rule]}
          onChange={(on) => onChange({ ...value, [rule]: on })}
          description={t(`data.design.rule.${rule}Hint`)}
        >
          {t(`data.design.rule.${rule}`)}
        </Checkbox>
      ))}
    </fieldset>
  );
}
