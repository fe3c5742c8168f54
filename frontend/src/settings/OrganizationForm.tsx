import { useState } from "react";
import { type Organization, updateOrganization } from "../backend";
import { Button } from "../ui/Button";
import { Form } from "../ui/Form";
import { TextField } from "../ui/TextField";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { t } from "../words";

const places = { name: "organization.name", internalName: "organization.internal_name" };

/** The organization's name and internal name. */
export function OrganizationForm({ organization }: { organization: Organization }) {
  const [draft, setDraft] = useState(organization);
  const submit = useSubmit(async () => {
    const saved = await updateOrganization(draft);
    setDraft(saved);
    toast({ text: t("settings.organizationPage.updated", { name: saved.name }) });
  }, places);
  return (
    <Form submit={submit}>
      <TextField
        name="name"
        label={t("settings.organizationPage.name")}
        value={draft.name}
        onChange={(name) => setDraft({ ...draft, name })}
      />
      <TextField
        mono
        name="internalName"
        label={t("settings.organizationPage.internalName")}
        description={t("settings.organizationPage.internalHint")}
        value={draft.internalName}
        onChange={(internalName) => setDraft({ ...draft, internalName })}
      />
      <div className="actions">
        <Button type="submit" look="primary" isPending={submit.busy}>{t("settings.organizationPage.update")}</Button>
      </div>
    </Form>
  );
}
