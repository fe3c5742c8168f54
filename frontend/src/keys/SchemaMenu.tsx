import { saveSchema, type SchemaFormat, type SchemaKind, showInFolder, type Workspace } from "../backend";
import { Button } from "../ui/Button";
import { type Act, Menu } from "../ui/Menu";
import { toast } from "../ui/toasts";
import { explain, t } from "../words";

const kinds: SchemaKind[] = ["api", "workspace"];

/** Saves the description of the API as a file: the public one, or this workspace's own. */
export function SchemaMenu({ workspace, format }: { workspace: Workspace; format: SchemaFormat }) {
  const save = async (kind: SchemaKind) => {
    try {
      const { path } = await saveSchema(workspace.id, kind, format);
      if (path) saved(path);
    } catch (error) {
      toast({ text: explain(error), tone: "danger" });
    }
  };
  const acts: Act[] = kinds.map((kind) => ({
    id: kind,
    label: t(`keys.schema.${kind}`),
    description: t(`keys.schema.${kind}Hint`),
    onAction: () => void save(kind),
  }));
  const label = t(`keys.schema.${format}`);
  return (
    <Menu label={label} acts={acts}>
      <Button icon="download">{label}</Button>
    </Menu>
  );
}

function saved(path: string) {
  const file = path.split(/[\\/]/).at(-1) ?? path;
  const show = () => {
    showInFolder(path).catch((error: unknown) => toast({ text: explain(error), tone: "danger" }));
  };
  toast({ text: t("keys.schema.saved", { file }), action: { label: t("ui.showInFolder"), onAction: show } });
}
