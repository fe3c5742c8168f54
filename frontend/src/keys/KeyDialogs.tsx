import type { Key } from "../backend";
import { ChangeAccessDialog } from "./ChangeAccessDialog";
import { CreateKeyDialog } from "./CreateKeyDialog";
import { EndSecretDialog } from "./EndSecretDialog";
import { RenameKeyDialog } from "./RenameKeyDialog";
import { RevokeKeysDialog } from "./RevokeKeysDialog";
import { RotateKeyDialog } from "./RotateKeyDialog";
import type { AppName } from "./useAppNames";

export type OpenDialog = { dialog: "create" } | { dialog: "rename" | "access" | "rotate" | "end"; key: Key } | { dialog: "revoke"; keys: Key[] } | undefined;

interface Props {
  open: OpenDialog;
  workspaceId: string;
  apps: AppName[];
  onClose: () => void;
}

/** The dialog about keys that is open, if any. */
export function KeyDialogs({ open, workspaceId, apps, onClose }: Props) {
  switch (open?.dialog) {
    case undefined:
      return null;
    case "create":
      return <CreateKeyDialog workspaceId={workspaceId} apps={apps} onClose={onClose} />;
    case "rename":
      return <RenameKeyDialog keyToRename={open.key} onClose={onClose} />;
    case "access":
      return <ChangeAccessDialog keyToChange={open.key} apps={apps} onClose={onClose} />;
    case "rotate":
      return <RotateKeyDialog keyToRotate={open.key} onClose={onClose} />;
    case "end":
      return <EndSecretDialog keyOf={open.key} onClose={onClose} />;
    case "revoke":
      return <RevokeKeysDialog keys={open.keys} onClose={onClose} />;
  }
}
