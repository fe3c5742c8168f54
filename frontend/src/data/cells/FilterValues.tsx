import type { Field, Module, Operator, Value } from "../../backend";
import { Choices } from "../../ui/Choices";
import { DateField } from "../../ui/DateField";
import { DateTimeField } from "../../ui/DateTimeField";
import { NumberField } from "../../ui/NumberField";
import { TextField } from "../../ui/TextField";
import { TimeField } from "../../ui/TimeField";
import { t } from "../../words";
import { arityOf } from "./conditionText";
import { LinkTicks } from "./LinkTicks";
import { parseNames } from "./lists";
import { OptionTicks } from "./OptionTicks";
import { TypedField } from "./TypedField";

interface Props {
  field: Field;
  is: Operator;
  values: Value[];
  workspace: string;
  modules: Module[];
  onChange: (values: Value[]) => void;
}

/** What a condition compares with: nothing, a value, two of them, or any number. */
export function FilterValues({ field, is, values, workspace, modules, onChange }: Props) {
  const arity = arityOf(is);
  if (arity === "none") return null;
  if (arity === "many") return <Many field={field} values={values.map(String)} workspace={workspace} modules={modules} onChange={onChange} />;
  const [first = null, second = null] = values;
  if (arity === "one") return <One field={field} label={t("cells.filter.value")} value={first} onChange={(value) => onChange([value])} />;
  return (
    <>
      <One field={field} label={t("cells.filter.from")} value={first} onChange={(value) => onChange([value, second])} />
      <One field={field} label={t("cells.filter.to")} value={second} onChange={(value) => onChange([first, value])} />
    </>
  );
}

interface ManyProps extends Omit<Props, "is" | "values"> { values: string[] }

function Many({ field, values, workspace, modules, onChange }: ManyProps) {
  if (field.type === "reference") return <LinkTicks field={field} values={values} workspace={workspace} modules={modules} onChange={onChange} />;
  if (Array.isArray(field.options) && field.options.length > 0) return <OptionTicks options={field.options} values={values} onChange={onChange} />;
  return <TextField label={t("cells.filter.values")} description={t("cells.filter.valuesHint")} defaultValue={values.join(", ")} onChange={(text) => onChange(parseNames(text))} />;
}

interface OneProps { field: Field; label: string; value: Value; onChange: (value: Value) => void }

function One({ field, label, value, onChange }: OneProps) {
  const text = typeof value === "string" ? value : null;
  switch (field.type) {
    case "number": return <NumberField label={label} value={typeof value === "number" ? value : null} onChange={onChange} />;
    case "date": return <DateField label={label} value={text} onChange={onChange} />;
    case "timestamp":
    case "appointment": return <DateTimeField label={label} value={text} onChange={onChange} />;
    case "time": return <TimeField label={label} value={text} onChange={onChange} />;
    case "timeinterval": return <TypedField field={field} label={label} value={value} onChange={(typed, problem) => onChange(problem ? null : typed)} />;
    case "boolean": return <YesNo label={label} value={value} onChange={onChange} />;
    default: return <TextField autoFocus label={label} value={text ?? ""} onChange={(typed) => onChange(typed === "" ? null : typed)} />;
  }
}

function YesNo({ label, value, onChange }: Omit<OneProps, "field">) {
  const choices = [{ value: "yes" as const, label: t("data.yes") }, { value: "no" as const, label: t("data.no") }];
  const chosen = value === null ? null : value === true ? "yes" : "no";
  return <Choices look="line" label={label} choices={choices} value={chosen} onChange={(choice) => onChange(choice === "yes")} />;
}
