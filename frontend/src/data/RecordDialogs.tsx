import type { DataRecord, Links, Module, Path } from "../backend";
import { t } from "../words";
import { DeleteRecordsDialog } from "./DeleteRecordsDialog";
import { labelOf } from "./label";
import { RecordDialog } from "./RecordDialog";
import { titleOf } from "./title";
import type { Place } from "./useApps";

/** The dialog that is open, and the records that it is about. */
export type Open = { dialog: "new" } | { dialog: "edit"; record: DataRecord } | { dialog: "delete"; records: DataRecord[] } | undefined;

interface Props {
  open: Open;
  path: Path;
  place: Place;
  modules: Module[];
  links: Links;
  onOpen: (open: Open) => void;
  onDeleted: () => void;
}

/** The dialogs about the records of a table; at most one is open. */
export function RecordDialogs({ open, path, place: { table }, modules, links, onOpen, onDeleted }: Props) {
  if (!open) return null;
  const close = () => onOpen(undefined);
  const common = { path, fields: table.fields ?? [], modules, links, onClose: close };
  if (open.dialog === "new") return <RecordDialog {...common} title={t("data.record.newTitle", { table: labelOf(table) })} />;
  if (open.dialog === "edit") {
    const { record } = open;
    return (
      <RecordDialog
        {...common}
        title={t("data.record.editTitle", { name: titleOf(table, record) })}
        record={record}
        onDelete={() => onOpen({ dialog: "delete", records: [record] })}
      />
    );
  }
  return (
    <DeleteRecordsDialog
      path={path}
      title={table.title}
      records={open.records}
      onClose={close}
      onDeleted={() => {
        close();
        onDeleted();
      }}
    />
  );
}
