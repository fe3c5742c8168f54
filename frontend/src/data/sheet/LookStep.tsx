import type { SheetOptions } from "../../backend";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { Progress } from "../../ui/Progress";
import { Skeleton } from "../../ui/Skeleton";
import { explain, t } from "../../words";
import { formatNumber, formatShare } from "../format";
import { OptionFields } from "./OptionFields";
import { PickStep } from "./PickStep";
import { Preview } from "./Preview";
import type { useLook } from "./useLook";
import type { Upload } from "./useUpload";
import "./LookStep.css";

interface Props {
  upload: Upload;
  seen: ReturnType<typeof useLook>;
  onOptions: (options: SheetOptions) => void;
  onPick: (file: File) => void;
  onNext: () => void;
  onClose: () => void;
}

/** How the file reads, with its first rows; what was found out can be corrected. */
export function LookStep({ upload, seen: { look, problem, waiting }, onOptions, onPick, onNext, onClose }: Props) {
  const { file, sent } = upload;
  const wrong = upload.problem ?? (look ? undefined : problem);
  if (wrong) {
    return (
      <>
        <Notice tone="danger" role="alert">{wrong}</Notice>
        <PickStep onPick={onPick} onClose={onClose} />
      </>
    );
  }
  if (!upload.id && file) {
    return (
      <Progress label={t("sheet.look.reading", { file: file.name })} done={sent} total={file.size}>
        {formatShare(file.size > 0 ? sent / file.size : 1)}
      </Progress>
    );
  }
  if (!look) return <Skeleton lines={8} height="1.75rem" />;
  const rows = { count: look.count, total: formatNumber(look.count), columns: look.columns.length };
  return (
    <div className="LookStep">
      <p className="muted">
        <strong>{file?.name}</strong> {t(look.whole ? "sheet.look.lead" : "sheet.look.leadMore", rows)}
      </p>
      <OptionFields look={look} onOptions={onOptions} />
      {look.datesDiffer && <Notice tone="warn">{t("sheet.look.datesDiffer")}</Notice>}
      {look.fault && <Notice tone="warn">{explain(look.fault)}</Notice>}
      {problem && <Notice tone="danger" role="alert">{problem}</Notice>}
      <Preview look={look} waiting={waiting} />
      <div className="actions">
        <Button onPress={onClose}>{t("ui.cancel")}</Button>
        <Button look="primary" isDisabled={waiting || problem !== undefined || look.columns.length === 0} onPress={onNext}>{t("sheet.look.next")}</Button>
      </div>
    </div>
  );
}
