import { useState } from "react";
import { listRecords, type Path } from "../backend";
import { Button } from "../ui/Button";
import { Copyable } from "../ui/Copyable";
import { Notice } from "../ui/Notice";
import { Tabs } from "../ui/Tabs";
import { useBackend } from "../useBackend";
import { useServer } from "../useServer";
import { t } from "../words";
import { CodeExample } from "./CodeExample";
import { createExample, exampleRecord, type Language, languages, listExample } from "./examples";
import type { Place } from "./useApps";
import "./CodePanel.css";

interface Props {
  path: Path;
  place: Place;
  onOpenKeys: () => void;
}

/** How a program reads and writes this table: its exact address, and lines to copy. */
export function CodePanel({ path, place: { table }, onOpenKeys }: Props) {
  const { data: server } = useServer();
  const { data: page } = useBackend(() => listRecords(path, { limit: 1, offset: 0 }), [path], { workspace: path.workspace });
  const [language, setLanguage] = useState<Language>("curl");
  if (!server) return null;
  const origin = server.address || `http://127.0.0.1:${server.port}`;
  const url = `${origin}/api/v1/workspace/${path.workspace}/modules/${path.module}/tables/${path.table}/records`;
  const record = exampleRecord(table.fields ?? [], page?.records[0]);
  const examples = (
    <div className="examples">
      <CodeExample title={t("data.code.list")} hint={t("data.code.listHint")} code={listExample(language, url)} />
      <CodeExample
        title={t("data.code.create")}
        hint={t(Object.keys(record).length > 0 ? "data.code.createHint" : "data.code.readOnly")}
        code={Object.keys(record).length > 0 ? createExample(language, url, record) : ""}
      />
    </div>
  );
  return (
    <div className="CodePanel">
      {server.state !== "running" && <Notice tone="warn">{t("data.code.stopped")}</Notice>}
      <Copyable label={t("data.code.url")} value={url} />
      <div className="lead">
        <span>{t("data.code.lead")}</span>
        <Button icon="key" onPress={onOpenKeys}>{t("data.code.key")}</Button>
      </div>
      <Tabs
        label={t("data.code.language")}
        tabs={languages.map(({ id, word }) => ({ id, label: t(word), panel: examples }))}
        chosen={language}
        onChoose={setLanguage}
      />
    </div>
  );
}
