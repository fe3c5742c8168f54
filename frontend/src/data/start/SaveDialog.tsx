import { useState } from "react";
import { askWhere, saveBundleResult, showInFolder, startSaveBundle } from "../../backend";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { toast } from "../../ui/toasts";
import { useSubmit } from "../../ui/useSubmit";
import { explain, t } from "../../words";
import { JobDialog } from "../JobDialog";

interface Props {
  workspaceId: string;
  /** The app's technical name; "" saves the whole workspace. */
  module: string;
  /** What the app or the workspace is called, and how its file begins. */
  name: string;
  fileName: string;
  onClose: () => void;
}

/** Saves an app or the workspace to a file, with its records or without. */
export function SaveDialog({ workspaceId, module, name, fileName, onClose }: Props) {
  const [records, setRecords] = useState(true);
  const [job, setJob] = useState<string>();
  const submit = useSubmit(async () => {
    const { path } = await askWhere(`${fileName}.owlet.json`);
    if (!path) return;
    try {
      const id = await startSaveBundle(path, { workspace: workspaceId, module, records });
      setJob(id);
      const { file, cancelled } = await saveBundleResult(id);
      if (cancelled) toast({ text: t("start.file.saveCancelled") });
      else saved(file);
      onClose();
    } finally {
      setJob(undefined);
    }
  });
  if (job) return <JobDialog title={t("start.file.saveTitle", { name })} label={t("start.file.saving")} hint={t("start.file.saveHint")} job={job} />;
  return (
    <Dialog title={t("start.file.saveTitle", { name })} onClose={onClose}>
      <p className="muted">{t(module ? "start.file.saveApp" : "start.file.saveWorkspace")}</p>
      <Form submit={submit}>
        <Checkbox isSelected={records} onChange={setRecords} description={t("start.file.recordsHint")}>{t("start.file.records")}</Checkbox>
        <div className="actions">
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button autoFocus type="submit" look="primary" isPending={submit.busy}>{t("start.file.save")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}

function saved(path: string) {
  const file = path.split(/[\\/]/).at(-1) ?? path;
  const show = () => {
    showInFolder(path).catch((error: unknown) => toast({ text: explain(error), tone: "danger" }));
  };
  toast({ text: t("start.file.saved", { file }), action: { label: t("ui.showInFolder"), onAction: show } });
}
