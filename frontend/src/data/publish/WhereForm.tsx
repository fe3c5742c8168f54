import { publishOrigin } from "../../backend";
import { Button } from "../../ui/Button";
import { Checkbox } from "../../ui/Checkbox";
import { Form } from "../../ui/Form";
import { TextField } from "../../ui/TextField";
import { Refusal, useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";

/** Where an app goes, and what shows that one may. */
export interface Where { address: string; workspace: string; module: string; key: string; records: boolean }

/** The address of the service that the Public API is of. */
const example = "https://go.ninox.com";

interface Props {
  value: Where;
  /** What is wrong with the name, as the server there has said. */
  taken: string | undefined;
  onChange: (value: Where) => void;
  onCancel: () => void;
  /** The address is an origin then. */
  onDone: (value: Where) => void;
}

/** Asks for the address, the workspace there, and its key. Nothing is sent yet. */
export function WhereForm({ value, taken, onChange, onCancel, onDone }: Props) {
  const submit = useSubmit(async () => {
    const address = await publishOrigin(value.address);
    const workspace = value.workspace.trim();
    if (!/^[a-z0-9]{12}$/.test(workspace)) throw new Refusal("workspace", t("publish.where.workspaceWrong"));
    if (!value.key.trim()) throw new Refusal("key", t("publish.where.keyMissing"));
    if (!/^[a-z0-9_]{1,100}$/.test(value.module)) throw new Refusal("module", t("publish.where.nameWrong"));
    onDone({ ...value, address, workspace });
  }, { address: "publish." }, taken ? { module: taken } : {});
  const set = (part: Partial<Where>) => onChange({ ...value, ...part });
  return (
    <Form submit={submit}>
      <p className="muted">{t("publish.where.lead")}</p>
      <TextField
        autoFocus={!taken}
        mono
        name="address"
        label={t("publish.where.address")}
        placeholder={example}
        value={value.address}
        onChange={(address) => set({ address })}
      />
      <TextField
        mono
        name="workspace"
        label={t("publish.where.workspace")}
        description={t("publish.where.workspaceHint")}
        value={value.workspace}
        onChange={(workspace) => set({ workspace })}
      />
      <TextField
        mono
        name="key"
        type="password"
        label={t("publish.where.key")}
        description={t("publish.where.keyHint")}
        value={value.key}
        onChange={(key) => set({ key })}
      />
      <TextField
        mono
        name="module"
        label={t("publish.where.name")}
        description={t("publish.where.nameHint")}
        value={value.module}
        onChange={(module) => set({ module })}
      />
      <Checkbox isSelected={value.records} onChange={(records) => set({ records })}>{t("publish.where.records")}</Checkbox>
      <div className="actions">
        <Button onPress={onCancel}>{t("ui.cancel")}</Button>
        <Button type="submit" look="primary" isPending={submit.busy}>{t("publish.where.next")}</Button>
      </div>
    </Form>
  );
}
