import type { ColumnFit, LinkedBy, SheetColumn, Table } from "../../backend";
import { Select } from "../../ui/Select";
import { t } from "../../words";
import { typeName } from "../fieldType";
import { labelOf } from "../label";
import { type ColumnDraft, writable } from "./plan";

interface Props {
  column: SheetColumn;
  table: Table;
  draft: ColumnDraft;
  fit: ColumnFit | undefined;
  /** Fields that columns go to already. */
  taken: string[];
  onChange: (draft: ColumnDraft) => void;
}

/** The field of a table that a column goes to, or none. */
export function FieldTarget({ column, table, draft, fit, taken, onChange }: Props) {
  const open = writable(table).filter(({ name }) => name === draft.to || !taken.includes(name));
  const fields = open.map((field) => ({ value: `field/${field.name}`, label: t("sheet.map.field", { label: labelOf(field), type: typeName(field) }) }));
  const by = draft.by ?? fit?.by;
  return (
    <div className={by ? "target links" : "target"}>
      <Select
        label={t("sheet.map.goesTo", { column: column.name })}
        options={[{ value: "", label: t("sheet.map.leaveOut") }, ...fields]}
        value={draft.to ? `field/${draft.to}` : ""}
        onChange={(value) => onChange({ to: value.replace("field/", ""), made: draft.made })}
      />
      {by && (
        <Select<LinkedBy>
          label={t("sheet.map.linkedBy", { column: column.name })}
          options={(["title", "id"] as const).map((value) => ({ value, label: t(`sheet.linked.${value}`) }))}
          value={by}
          onChange={(value) => onChange({ ...draft, by: value })}
        />
      )}
    </div>
  );
}
