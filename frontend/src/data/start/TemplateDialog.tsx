import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { t } from "../../words";
import { TemplateList } from "./TemplateList";
import "./TemplateDialog.css";

interface Props {
  workspaceId: string;
  onMade: (module: string) => void;
  onClose: () => void;
}

/** The templates, for a workspace that has apps already. */
export function TemplateDialog({ workspaceId, onMade, onClose }: Props) {
  const made = (module: string) => {
    onClose();
    onMade(module);
  };
  return (
    <Dialog title={t("start.fromTemplate")} onClose={onClose} wide>
      <p className="muted">{t("start.lead")}</p>
      <div className="TemplateDialog"><TemplateList workspaceId={workspaceId} onMade={made} /></div>
      <div className="actions"><Button onPress={onClose}>{t("ui.cancel")}</Button></div>
    </Dialog>
  );
}
