import type { Field, SheetColumn } from "../../backend";
import { Checkbox } from "../../ui/Checkbox";
import { Select } from "../../ui/Select";
import { TextField } from "../../ui/TextField";
import { t } from "../../words";
import { typeName } from "../fieldType";
import { labelOf } from "../label";
import { type ColumnDraft, makeable, ofType, typeOf } from "./plan";

interface Props { column: SheetColumn; draft: ColumnDraft; onChange: (draft: ColumnDraft) => void }

/** The field that is made for a column of a new table. */
export function NewField({ column, draft, onChange }: Props) {
  const { made } = draft;
  const [type, proposal] = [typeOf(made), typeOf(column.field)];
  const types = makeable.includes(proposal as (typeof makeable)[number]) ? makeable : [...makeable, proposal];
  const named = { column: column.name };
  return (
    <div className="made">
      <Checkbox
        aria-label={t("sheet.map.take", named)}
        isSelected={draft.to !== ""}
        onChange={(taken) => onChange({ ...draft, to: taken ? made.name : "" })}
      />
      <TextField
        label={t("sheet.map.fieldLabel", named)}
        isDisabled={draft.to === ""}
        value={made.labels[""] ?? labelOf(made)}
        onChange={(label) => onChange({ ...draft, made: { ...made, labels: { "": label } } })}
      />
      <Select
        label={t("sheet.map.fieldType", named)}
        isDisabled={draft.to === ""}
        options={types.map((value) => ({ value, label: typeName(ofType(column.field, made, value) as Field) }))}
        value={type}
        onChange={(value) => onChange({ ...draft, made: ofType(column.field, made, value) })}
      />
    </div>
  );
}
