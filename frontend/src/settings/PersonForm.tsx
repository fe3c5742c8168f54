import { useState } from "react";
import { type Person, updatePerson } from "../backend";
import { Button } from "../ui/Button";
import { Form } from "../ui/Form";
import { TextField } from "../ui/TextField";
import { toast } from "../ui/toasts";
import { useSubmit } from "../ui/useSubmit";
import { t } from "../words";

const places = { name: "person.name", displayName: "person.display_name", email: "person.email" };

/** The person's name, display name and email. */
export function PersonForm({ person }: { person: Person }) {
  const [draft, setDraft] = useState(person);
  const submit = useSubmit(async () => {
    setDraft(await updatePerson(draft));
    toast({ text: t("settings.profile.updated") });
  }, places);
  const edit = (part: Partial<Person>) => setDraft({ ...draft, ...part });
  return (
    <Form submit={submit}>
      <TextField name="name" label={t("settings.profile.name")} value={draft.name} onChange={(name) => edit({ name })} />
      <TextField
        name="displayName"
        label={t("settings.profile.displayName")}
        description={t("settings.profile.displayNameHint")}
        value={draft.displayName}
        onChange={(displayName) => edit({ displayName })}
      />
      <TextField
        name="email"
        type="email"
        label={t("settings.profile.email")}
        description={t("settings.profile.emailHint")}
        value={draft.email}
        onChange={(email) => edit({ email })}
      />
      <div className="actions">
        <Button type="submit" look="primary" isPending={submit.busy}>{t("settings.profile.update")}</Button>
      </div>
    </Form>
  );
}
