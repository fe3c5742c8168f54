import { explain, t } from "../words";
import { Button } from "./Button";
import { Notice } from "./Notice";

/** Stands where something could not be loaded: what happened, and trying again. */
export function Problem({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <Notice tone="danger" role="alert" actions={<Button icon="retry" onPress={onRetry}>{t("ui.retry")}</Button>}>
      {explain(error)}
    </Notice>
  );
}
