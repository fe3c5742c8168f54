import type { DataRecord } from "../backend";
import { Button } from "../ui/Button";
import { SelectionBar } from "../ui/SelectionBar";
import { t } from "../words";

interface Props {
  records: DataRecord[];
  onOpen: (record: DataRecord) => void;
  onDelete: (records: DataRecord[]) => void;
  onClear: () => void;
}

/** What can be done with the records that are ticked. */
export function SelectedRecords({ records, onOpen, onDelete, onClear }: Props) {
  const [only] = records;
  const count = records.length;
  return (
    <SelectionBar text={t("data.selected.count", { count })} clearLabel={t("data.selected.clear")} onClear={onClear}>
      {count === 1 && only && <Button icon="edit" onPress={() => onOpen(only)}>{t("data.record.edit")}</Button>}
      <Button look="danger" onPress={() => onDelete(records)}>{t("data.deleteRecords.submit", { count })}</Button>
    </SelectionBar>
  );
}
