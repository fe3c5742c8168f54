import { Text, UNSTABLE_Toast as Toast, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastRegion as ToastRegion } from "react-aria-components";
import { t } from "../words";
import { Button } from "./Button";
import { Icon } from "./Icon";
import { IconButton } from "./IconButton";
import { toasts } from "./toasts";
import "./Toasts.css";

/** Where toasts appear. The window has one. */
export function Toasts() {
  return (
    <ToastRegion queue={toasts} aria-label={t("ui.toasts")} className="Toasts">
      {({ toast }) => {
        const { text, tone = "good", action, actions = action ? [action] : [] } = toast.content;
        return (
          <Toast toast={toast} className={`Toast ${tone}`}>
            <Icon name={tone === "good" ? "done" : "alert"} />
            <ToastContent className="words">
              <Text slot="title">{text}</Text>
            </ToastContent>
            {actions.map(({ label, onAction, keeps }) => (
              <Button
                key={label}
                look="quiet"
                onPress={() => {
                  onAction();
                  if (!keeps) toasts.close(toast.key);
                }}
              >
                {label}
              </Button>
            ))}
            <IconButton slot="close" icon="close" label={t("ui.close")} silent />
          </Toast>
        );
      }}
    </ToastRegion>
  );
}
