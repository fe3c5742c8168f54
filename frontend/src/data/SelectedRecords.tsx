import type { DataRecord } from "../backend";
import { Button } from "../ui/Button";
import { IconButton } from "../ui/IconButton";
import { t } from "../words";
import type { Open } from "./RecordDialogs";
import "./SelectedRecords.css";

interface Props {
  records: DataRecord[];
  onOpen: (open: Open) => void;
  onClear: () => void;
}

/** What can be done with the records that are ticked. */
export function SelectedRecords({ records, onOpen, onClear }: Props) {
  const [only] = records;
  const text = t("data.selected.count", { count: records.length });
  return (
    <div className="SelectedRecords" role="group" aria-label={text}>
      <IconButton icon="close" label={t("data.selected.clear")} onPress={onClear} />
      <span role="status">{text}</span>
      <div className="actions">
        {records.length === 1 && only && <Button icon="edit" onPress={() => onOpen({ dialog: "edit", record: only })}>{t("data.record.edit")}</Button>}
        <Button look="danger" onPress={() => onOpen({ dialog: "delete", records })}>{t("data.deleteRecords.submit", { count: records.length })}</Button>
      </div>
    </div>
  );
}
