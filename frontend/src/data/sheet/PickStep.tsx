import { DropZone, FileTrigger, isFileDropItem, Text } from "react-aria-components";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import { t } from "../../words";
import "./PickStep.css";

interface Props { onPick: (file: File) => void; onClose: () => void }

const kinds = [".csv", ".tsv", ".txt", ".xlsx", ".xlsm"];

/** Picks a file, or takes one that is dropped. */
export function PickStep({ onPick, onClose }: Props) {
  return (
    <>
      <DropZone
        className="PickStep"
        onDrop={({ items }) => {
          const file = items.find(isFileDropItem);
          void file?.getFile().then(onPick);
        }}
      >
        <span className="picture"><Icon name="data" /></span>
        <Text slot="label" className="title">{t("sheet.pick.drop")}</Text>
        <p className="muted">{t("sheet.pick.kinds")}</p>
        <FileTrigger acceptedFileTypes={kinds} onSelect={(files) => { if (files?.[0]) onPick(files[0]); }}>
          <Button look="primary" autoFocus>{t("sheet.pick.choose")}</Button>
        </FileTrigger>
      </DropZone>
      <div className="actions"><Button onPress={onClose}>{t("ui.cancel")}</Button></div>
    </>
  );
}
