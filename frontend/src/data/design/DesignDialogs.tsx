import type { Module, Table } from "../../backend";
import { ImportDialog } from "../sheet/ImportDialog";
import type { Apps } from "../useApps";
import { AppDialog } from "./AppDialog";
import { DeleteAppDialog } from "./DeleteAppDialog";
import { DeleteTableDialog } from "./DeleteTableDialog";
import { TableDialog } from "./TableDialog";

/** The dialog that is open, and what it is about. */
export type Design =
  | { dialog: "newApp" }
  | { dialog: "import"; module: Module | undefined }
  | { dialog: "editApp" | "deleteApp" | "newTable"; module: Module }
  | { dialog: "editTable" | "deleteTable"; module: Module; table: Table }
  | undefined;

interface Props {
  open: Design;
  workspaceId: string;
  apps: Apps;
  onOpen: (open: Design) => void;
  onDeleted?: () => void;
}

/** The dialogs about apps and tables; at most one is open. What is made is shown, and what was shown stays so under a new name. */
export function DesignDialogs({ open, workspaceId, apps: { data: modules = [], chosen, choose, letGo }, onOpen, onDeleted }: Props) {
  if (!open) return null;
  const close = () => onOpen(undefined);
  const show = (module: string, table = "") => {
    close();
    choose(module, table);
  };
  const here = "module" in open && open.module && chosen?.module.name === open.module.name ? chosen.table.name : undefined;
  const gone = () => {
    close();
    onDeleted?.();
  };
  const common = { workspaceId, modules, onClose: close, onDeleted: gone };
  switch (open.dialog) {
    case "newApp":
      return <AppDialog {...common} onDone={show} />;
    case "import":
      return <ImportDialog workspaceId={workspaceId} module={open.module} onClose={close} onOpenTable={show} />;
    case "editApp":
      return <AppDialog {...common} module={open.module} onDone={(name) => (here === undefined ? close() : show(name, here))} />;
    case "deleteApp":
      return <DeleteAppDialog {...common} onDelete={letGo} module={open.module} />;
    case "newTable":
      return <TableDialog {...common} module={open.module} onDone={(name) => show(open.module.name, name)} />;
    case "editTable":
      return (
        <TableDialog
          {...common}
          module={open.module}
          table={open.table}
          onDone={(name) => (here === open.table.name ? show(open.module.name, name) : close())}
        />
      );
    case "deleteTable":
      return <DeleteTableDialog {...common} onDelete={letGo} module={open.module} table={open.table} />;
  }
}
