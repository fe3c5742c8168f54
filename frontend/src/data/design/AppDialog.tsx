import { useState } from "react";
import { createModule, type Icon, type Module, updateModule } from "../../backend";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import { labelOf } from "../label";
import { nextColor } from "./colors";
import { IconPicker } from "./IconPicker";
import { labelsOf, withLabel } from "./labels";
import { NamingFields } from "./NamingFields";
import { useNaming } from "./useNaming";

interface Props {
  workspaceId: string;
  /** The app to change; without one it is a new one. */
  module?: Module;
  /** All apps that there are. */
  modules: Module[];
  onClose: () => void;
  onDone: (name: string) => void;
}

/** What an app is called and how it looks. */
export function AppDialog({ workspaceId, module, modules, onClose, onDone }: Props) {
  const naming = useNaming({ workspace: workspaceId, module: "", table: "" }, module && { label: labelOf(module), name: module.name });
  const [icon, setIcon] = useState<Icon>(module?.icon ?? { icon: "category", color: nextColor(modules.length) });
  const submit = useSubmit(
    async () => {
      const { label, name } = await naming.settle();
      const { name: made } = module
        ? await updateModule(workspaceId, module.name, { name, labels: withLabel(module.labels, label), icon })
        : await createModule(workspaceId, { name, labels: labelsOf(label), icon });
      onDone(made);
    },
    { label: "labels", name: "module" },
  );
  return (
    <Dialog title={module ? t("data.design.app.editTitle", { name: labelOf(module) }) : t("data.design.app.newTitle")} onClose={onClose}>
      {!module && <p className="muted">{t("data.design.app.lead")}</p>}
      <Form submit={submit}>
        <NamingFields
          naming={naming}
          submit={submit}
          label={t("data.design.app.label")}
          placeholder={t("data.design.app.placeholder")}
          others={modules.filter(({ name }) => name !== module?.name)}
          used={module?.tables.some(({ records }) => records > 0) ?? false}
          before={<IconPicker of="app" value={icon} onChange={setIcon} />}
        />
        <div className="actions">
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" isPending={submit.busy}>{t(module ? "data.design.save" : "data.design.app.create")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
