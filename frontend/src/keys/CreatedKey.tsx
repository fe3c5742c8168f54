import { useState } from "react";
import type { NewKey } from "../backend";
import { Button } from "../ui/Button";
import { CodeBlock } from "../ui/CodeBlock";
import { CopyButton } from "../ui/CopyButton";
import { Notice } from "../ui/Notice";
import { Tabs } from "../ui/Tabs";
import { originOf, useServer } from "../useServer";
import { t } from "../words";
import { type SnippetKind, snippets } from "./snippets";
import "./CreatedKey.css";

interface Props {
  created: NewKey;
  /** Someone tried to leave without copying the key. */
  warned: boolean;
  onCopied: () => void;
  onDone: () => void;
}

/** The key, the one time that it is shown, and how to use it at once. */
export function CreatedKey({ created: { key, secret }, warned, onCopied, onDone }: Props) {
  const { data: server } = useServer();
  const [kind, setKind] = useState<SnippetKind>("try");
  const access = { origin: server ? originOf(server) : "", workspaceId: key.workspaceId, secret };
  const text = snippets.find((snippet) => snippet.kind === kind)?.write(access) ?? "";
  return (
    <>
      {warned ? (
        <Notice tone="danger" role="alert">{t("keys.created.notCopied")}</Notice>
      ) : (
        <Notice tone="warn">{t("keys.created.warning")}</Notice>
      )}
      <div className="Secret">
        <output className="value" aria-label={t("keys.created.key")}>{secret}</output>
        <CopyButton autoFocus look="primary" text={secret} onCopied={onCopied} />
      </div>
      <Tabs
        label={t("keys.created.snippets")}
        tabs={snippets.map(({ kind: id, word, write }) => ({ id, label: t(word), panel: <CodeBlock label={t(word)}>{write(access)}</CodeBlock> }))}
        chosen={kind}
        onChoose={setKind}
      />
      {server && server.state !== "running" && <p className="muted">{t("keys.created.stopped")}</p>}
      <div className="actions">
        <CopyButton text={text} label={t("keys.created.copySnippet")} onCopied={onCopied} />
        <Button look="primary" onPress={onDone}>{t("ui.done")}</Button>
      </div>
    </>
  );
}
