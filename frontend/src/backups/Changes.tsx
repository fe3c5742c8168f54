import type { Comparison } from "../backend";
import { NameList } from "../ui/NameList";
import { Notice } from "../ui/Notice";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import type { Loaded } from "../useBackend";
import { explain, t } from "../words";
import { labelOf } from "../words/label";
import { isBroken, sentenceOf, sentencesOf } from "./comparison";
import "./Changes.css";

/** What restoring would change, table by table, then the global functions. */
export function Changes({ of: { data, error, reload } }: { of: Loaded<Comparison> }) {
  if (!data) {
    if (isBroken(error)) return <Notice tone="warn">{explain(error)}</Notice>;
    return error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={3} height="2rem" />;
  }
  if (data.tables.length + data.functions.length === 0) return <Notice tone="good">{t("backups.changes.none")}</Notice>;
  return (
    <section className="Changes" aria-label={t("backups.changes.title")}>
      <p>{t("backups.changes.lead")}</p>
      <NameList label={t("backups.changes.title")}>
        {data.tables.map((table) => (
          <li key={`${table.module.name}/${table.table.name}`}>
            <span className="name">{labelOf(table.table)} <span className="muted small">{labelOf(table.module)}</span></span>
            <span className="muted small">{sentencesOf(table).join(" · ")}</span>
          </li>
        ))}
        {data.functions.map((one) => (
          <li key={`${one.module.name}/${one.name}()`}>
            <span className="name">{one.name} <span className="muted small">{labelOf(one.module)}</span></span>
            <span className="muted small">{sentenceOf(one)}</span>
          </li>
        ))}
      </NameList>
      <p className="muted">{t("backups.changes.stays")}</p>
    </section>
  );
}
