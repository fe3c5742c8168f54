import { createKey } from "../backend";
import { t } from "../words";
import { CreateKeyForm } from "./CreateKeyForm";
import { NewSecretDialog } from "./NewSecretDialog";
import type { AppName } from "./useAppNames";

interface Props {
  workspaceId: string;
  apps: AppName[];
  onClose: () => void;
}

/** Creates a key and then shows it, this once. */
export function CreateKeyDialog({ workspaceId, apps, onClose }: Props) {
  return (
    <NewSecretDialog
      title={t("keys.create.title")}
      shownTitle={(name) => t("keys.created.title", { name })}
      onClose={onClose}
      form={(send, leave) => <CreateKeyForm apps={apps} send={(input) => send(createKey(workspaceId, input))} onCancel={leave} />}
    />
  );
}
