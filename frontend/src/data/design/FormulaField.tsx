import type { ExpressionError } from "../../backend";
import { TextField } from "../../ui/TextField";
import { t } from "../../words";

interface Props {
  value: string;
  onChange: (expression: string) => void;
  /** What is wrong with the formula as it was saved. */
  errors: ExpressionError[];
}

/** A formula, with its faults under it. */
export function FormulaField({ value, onChange, errors }: Props) {
  return (
    <>
      <TextField
        name="expression"
        mono
        rows={4}
        label={t("data.design.formula.label")}
        placeholder={t("data.design.formula.placeholder")}
        value={value}
        onChange={onChange}
        {...(errors.length > 0 && { isInvalid: true })}
      />
      {errors.length > 0 && (
        <ul className="FieldError" aria-label={t("data.design.formula.errors")}>
          {errors.map(({ line, column, message }) => <li key={`${line}/${column}/${message}`}>{t("data.design.formula.error", { line, column, message })}</li>)}
        </ul>
      )}
    </>
  );
}
