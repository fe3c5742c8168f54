import { type Ref, useState } from "react";
import { Button } from "react-aria-components";
import { Icon } from "../../ui/Icon";
import { Menu } from "../../ui/Menu";
import { t } from "../../words";
import { TemplateDialog } from "./TemplateDialog";
import { useOpenFile } from "./useOpenFile";

interface Props {
  ref?: Ref<HTMLButtonElement>;
  workspaceId: string;
  /** The words on the button. */
  label: string;
  onBlank: () => void;
  onMade: (module: string) => void;
}

/** The ways to one more app: blank, from a template, or out of a file. */
export function NewAppMenu({ ref, workspaceId, label, onBlank, onMade }: Props) {
  const [choosing, setChoosing] = useState(false);
  const { open, dialog } = useOpenFile(workspaceId, onMade);
  const acts = [
    { id: "blank", icon: "add", label: t("start.menu.blank"), onAction: onBlank },
    { id: "template", icon: "data", label: t("start.menu.template"), onAction: () => setChoosing(true) },
    { id: "open", icon: "folder", label: t("start.menu.open"), onAction: open },
  ] as const;
  return (
    <>
      <Menu label={label} acts={[...acts]}>
        <Button ref={ref} className="MenuEntry NewApp">
          <Icon name="add" />
          {label}
        </Button>
      </Menu>
      {dialog}
      {choosing && <TemplateDialog workspaceId={workspaceId} onMade={onMade} onClose={() => setChoosing(false)} />}
    </>
  );
}
