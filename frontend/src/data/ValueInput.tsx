import type { Field, Module, Path, Value } from "../backend";
import { DateField } from "../ui/DateField";
import { DateTimeField } from "../ui/DateTimeField";
import { NumberField } from "../ui/NumberField";
import { TextField } from "../ui/TextField";
import { TimeField } from "../ui/TimeField";
import { t } from "../words";
import { AppointmentInput } from "./AppointmentInput";
import { ColorField } from "./cells/ColorField";
import { IconField } from "./cells/IconField";
import { LinkField } from "./cells/LinkField";
import { optionsOf } from "./cells/options";
import { TypedField } from "./cells/TypedField";
import { UserField } from "./cells/UserField";
import { BooleanInput, ChoiceInput, MultiInput } from "./ChoiceInput";
import { labelOf } from "./label";


interface Props {
  field: Field;
  workspace: string;
  modules: Module[];
  value: Value;
  onChange: (value: Value) => void;
  onOpenRecord?: ((path: Path, id: string) => void) | undefined;
}

/** Takes a value of the field's type. */
export function ValueInput({ field, workspace, modules, value, onChange, onOpenRecord }: Props) {
  const label = field.required ? t("data.record.required", { label: labelOf(field) }) : labelOf(field);
  const text = typeof value === "string" ? value : null;
  const list = Array.isArray(value) ? value : [];
  const common = { name: field.name, label };
  switch (field.type) {
    case "number":
      return <NumberField {...common} value={typeof value === "number" ? value : null} onChange={onChange} />;
    case "boolean":
      return <BooleanInput field={field} label={label} value={typeof value === "boolean" ? value : null} onChange={onChange} />;
    case "date":
      return <DateField {...common} value={text} onChange={onChange} />;
    case "timestamp":
      return <DateTimeField {...common} value={text} onChange={onChange} />;
    case "time":
      return <TimeField {...common} value={text} onChange={onChange} />;
    case "appointment":
      return <AppointmentInput {...common} value={text} onChange={onChange} />;
    case "reference":
      return <LinkField field={field} label={label} workspace={workspace} modules={modules} value={text} onChange={onChange} onOpenRecord={onOpenRecord} />;
    case "timeinterval":
      return <TypedField {...common} field={field} description={t("data.record.durationHint")} value={value} onChange={onChange} />;
    case "icon":
      return <IconField {...common} value={text ?? ""} onChange={(icon) => onChange(icon === "" ? null : icon)} />;
    case "user":
      return <UserField field={field} label={label} workspace={workspace} modules={modules} value={text ?? ""} onChange={(name) => onChange(name === "" ? null : name)} />;
    case "color":
      return <ColorField {...common} value={text ?? ""} onChange={(color) => onChange(color === "" ? null : color)} />;
    case "choice":
      if (optionsOf(field).length > 0) return <ChoiceInput field={field} label={label} value={text} onChange={onChange} />;
      break;
    case "multi":
      if (optionsOf(field).length > 0) return <MultiInput field={field} label={label} value={list} onChange={onChange} />;
      return <Lines {...common} value={list} onChange={onChange} />;
    case "dmulti":
      return <Lines {...common} value={list} onChange={onChange} />;
  }
  return <TextInput field={field} label={label} value={text ?? ""} onChange={onChange} />;
}

const kinds: Record<string, "email" | "tel" | "url"> = { email: "email", phone: "tel", url: "url" };

interface TextProps {
  field: Field;
  label: string;
  value: string;
  onChange: (value: string | null) => void;
}

function TextInput({ field: { name, variant = "" }, label, value, onChange }: TextProps) {
  return (
    <TextField
      name={name}
      label={label}
      type={kinds[variant] ?? "text"}
      rows={variant === "multiline-text" ? 4 : undefined}
      value={value}
      onChange={(text) => onChange(text === "" ? null : text)}
    />
  );
}

interface LinesProps {
  name: string;
  label: string;
  value: string[];
  onChange: (value: string[]) => void;
}

function Lines({ value, onChange, ...props }: LinesProps) {
  return (
    <TextField
      {...props}
      rows={3}
      description={t("data.record.linesHint")}
      value={value.join("\n")}
      onChange={(text) => onChange(text === "" ? [] : text.split("\n"))}
    />
  );
}
