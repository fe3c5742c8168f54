import { useState } from "react";
import { listRecords, type Module, type Path, type Table } from "../../backend";
import { Button } from "../../ui/Button";
import { Copyable } from "../../ui/Copyable";
import { Notice } from "../../ui/Notice";
import { Tabs } from "../../ui/Tabs";
import { useBackend } from "../../useBackend";
import { useServer } from "../../useServer";
import { t } from "../../words";
import type { Place } from "../useApps";
import { basePath, callsFor, uniqueField } from "./calls";
import { CallExample } from "./CallExample";
import { type Language, languages } from "./code";
import { freeValues } from "./free";
import { WritableFields } from "./WritableFields";
import "./ApiPanel.css";

interface Props {
  path: Path;
  place: Place;
  modules: Module[];
  onOpenKeys: () => void;
  onOpenReference: () => void;
}

/** What a tool gets of this table: its address, its fields, and every call as lines to copy, or to run here. */
export function ApiPanel({ path, place: { table }, modules, onOpenKeys, onOpenReference }: Props) {
  const { data: server } = useServer();
  const tables = [`${path.module}/${path.table}`];
  const { data: shown } = useBackend(() => example(path, modules, table), [path, table.fields], { workspace: path.workspace, tables });
  const [language, setLanguage] = useState<Language>("curl");
  if (!server) return null;
  const origin = server.address || `http://127.0.0.1:${server.port}`;
  const fields = table.fields ?? [];
  const calls = callsFor(path, fields, shown?.record, shown?.free);
  const examples = (
    <div className="examples">
      {calls.map((call) => <CallExample key={`${call.act} ${call.target}`} call={call} origin={origin} language={language} path={path} table={table} />)}
      {calls.length > 2 && !uniqueField(fields) && <Notice tone="info">{t("data.code.noUpsert")}</Notice>}
      {calls.length === 2 && <Notice tone="info">{t("data.code.readOnly")}</Notice>}
    </div>
  );
  return (
    <div className="ApiPanel">
      {server.state !== "running" && <Notice tone="warn">{t("data.code.stopped")}</Notice>}
      <div className="lead">
        <Copyable label={t("data.code.url")} value={origin + basePath(path)} />
        <Button icon="external" onPress={onOpenReference}>{t("data.code.reference")}</Button>
      </div>
      <WritableFields fields={fields} />
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

/** What the examples are made of: the first record, and values that none has yet. */
async function example(path: Path, modules: Module[], table: Table) {
  const { records: [record] } = await listRecords(path, { limit: 1, offset: 0 });
  return { record, free: await freeValues(path, modules, table.fields ?? [], record) };
}
