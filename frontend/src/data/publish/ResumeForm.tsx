import { useState } from "react";
import type { UnfinishedPublish } from "../../backend";
import { Button } from "../../ui/Button";
import { Form } from "../../ui/Form";
import { Notice } from "../../ui/Notice";
import { TextField } from "../../ui/TextField";
import { Refusal, useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import { formatTime } from "../../words/time";
import { AddressLine } from "./AddressLine";

interface Props {
  unfinished: UnfinishedPublish;
  onBack: () => void;
  onResume: (key: string) => void;
}

/** Names the address again and asks for the key, which was not kept. */
export function ResumeForm({ unfinished: { target, startedAt, changed }, onBack, onResume }: Props) {
  const [key, setKey] = useState("");
  const submit = useSubmit(() => {
    if (!key.trim()) return Promise.reject(new Refusal("key", t("publish.where.keyMissing")));
    onResume(key);
    return Promise.resolve();
  });
  return (
    <Form submit={submit}>
      <p>{t("publish.resume.lead", { name: target.module, workspace: target.workspace })}</p>
      <AddressLine address={target.address} />
      {changed
        ? <Notice tone="warn">{t("publish.resume.changed", { time: formatTime(startedAt) })}</Notice>
        : <p className="muted">{t("publish.resume.asOf", { time: formatTime(startedAt) })}</p>}
      <TextField
        autoFocus
        mono
        name="key"
        type="password"
        label={t("publish.where.key")}
        description={t("publish.resume.keyHint")}
        value={key}
        onChange={setKey}
      />
      <div className="actions">
        <Button onPress={onBack}>{t("publish.back")}</Button>
        <Button type="submit" look="primary" isPending={submit.busy}>{t("publish.resume.continue")}</Button>
      </div>
    </Form>
  );
}
