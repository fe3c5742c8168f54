import { useState } from "react";
import type { Path, Table } from "../../backend";
import { Button } from "../../ui/Button";
import { CodeBlock } from "../../ui/CodeBlock";
import { CopyButton } from "../../ui/CopyButton";
import { t } from "../../words";
import { labelOf } from "../label";
import { titleOf } from "../title";
import { CallAnswer } from "./CallAnswer";
import type { Call } from "./calls";
import { codeOf, type Language } from "./code";
import { RunDialog } from "./RunDialog";
import { useRun } from "./useRun";

interface Props {
  call: Call;
  origin: string;
  language: Language;
  path: Path;
  table: Table;
}

/** One call: lines to copy, and its true answer once it was run. */
export function CallExample({ call, origin, language, path, table }: Props) {
  const [asking, setAsking] = useState(false);
  const run = useRun(path, call);
  const { act, method, target, body } = call;
  const write = act === "list" || act === "get" ? undefined : act;
  const title = t(`data.code.${act}`);
  const what = aboutOf(call, table);
  const code = codeOf(language, { method, url: origin + target, body });
  return (
    <section className="CallExample" aria-label={title}>
      <header>
        <div className="words">
          <h2>{title}</h2>
          <span className="target"><code>{method}</code> <code>{target.slice(target.indexOf(`/${path.table}/`) + path.table.length + 1)}</code></span>
        </div>
        <CopyButton text={code} aria-label={t("data.code.copy", { what: title })} />
        <Button isPending={run.busy} onPress={() => (write ? setAsking(true) : void run.start())} aria-label={t("data.code.runIt", { what: title })}>
          {t("data.code.run")}
        </Button>
      </header>
      {what && <p className={act === "delete" ? "about strong" : "about"}>{what}</p>}
      <CodeBlock label={t("data.code.lines", { what: title })}>{code}</CodeBlock>
      <p className="muted small">{t(`data.code.${act}Hint`)}</p>
      <CallAnswer title={title} run={run} />
      {asking && write && (
        <RunDialog
          act={write}
          call={call}
          table={table}
          onClose={() => setAsking(false)}
          onRun={async () => {
            await run.start();
            setAsking(false);
          }}
        />
      )}
    </section>
  );
}

/** Which record of the person's own a call reads, changes or deletes. */
function aboutOf({ act, record }: Call, table: Table): string | undefined {
  if (act === "list" || act === "create") return undefined;
  if (!record) return act === "upsert" ? undefined : t("data.code.missing", { table: labelOf(table), id: "1" });
  return t(`data.code.about.${act}`, { id: record.id, name: titleOf(table, record) });
}
