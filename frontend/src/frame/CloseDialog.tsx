import { useState } from "react";
import { closeQuestion, closeWindow } from "../backend";
import { Button } from "../ui/Button";
import { Checkbox } from "../ui/Checkbox";
import { Dialog } from "../ui/Dialog";
import { NameList } from "../ui/NameList";
import { toast } from "../ui/toasts";
import { useBackend } from "../useBackend";
import { explain, t } from "../words";

/** Asked once when the window closes while the local API runs. */
export function CloseDialog({ onClose }: { onClose: () => void }) {
  const [remember, setRemember] = useState(false);
  const { data } = useBackend(closeQuestion, []);
  const used = data?.usedKeys ?? [];
  const close = (choice: "keep" | "quit") => {
    closeWindow(choice, remember)
      .catch((error: unknown) => toast({ text: explain(error), tone: "danger" }))
      .finally(onClose);
  };
  return (
    <Dialog title={t("frame.closing.title")} onClose={onClose} role="alertdialog">
      <p>{t("frame.closing.lead")}</p>
      {data && (
        <div>
          <p className="muted">{used.length > 0 ? t("frame.closing.used", { count: used.length }) : t("frame.closing.unused")}</p>
          {used.length > 0 && (
            <NameList label={t("frame.closing.list")}>
              {used.map(({ name, workspace }) => (
                <li key={`${workspace}/${name}`}>{t("frame.closing.usedKey", { name, workspace })}</li>
              ))}
            </NameList>
          )}
        </div>
      )}
      <p className="muted">{t("frame.closing.keepHint")}</p>
      <Checkbox isSelected={remember} onChange={setRemember}>
        {t("frame.closing.remember")} <span className="muted">{t("frame.closing.rememberHint")}</span>
      </Checkbox>
      <div className="actions">
        <Button onPress={() => close("quit")}>{t("frame.closing.quit")}</Button>
        <Button autoFocus look="primary" onPress={() => close("keep")}>{t("frame.closing.keep")}</Button>
      </div>
    </Dialog>
  );
}
