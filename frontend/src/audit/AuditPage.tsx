import { useState } from "react";
import { getAuditChoices, listAudit } from "../backend";
import { Card } from "../ui/Card";
import { EmptyState } from "../ui/EmptyState";
import { Page } from "../ui/Page";
import { Pager } from "../ui/Pager";
import { Problem } from "../ui/Problem";
import { Skeleton } from "../ui/Skeleton";
import { useBackend } from "../useBackend";
import { t } from "../words";
import { AuditFilters } from "./AuditFilters";
import { AuditTable } from "./AuditTable";
import { anything, askOf, type Filter, isAnything } from "./filter";
import { SaveAudit } from "./SaveAudit";
import "./AuditPage.css";

const pageSize = 50;

/** Who did what to keys, workspaces, backups and settings. */
export function AuditPage() {
  const [filter, setFilter] = useState<Filter>(anything);
  const [page, setPage] = useState(0);
  const { data: choices } = useBackend(getAuditChoices, []);
  const offset = page * pageSize;
  const { data, error, reload } = useBackend(() => listAudit(askOf(filter, pageSize, offset)), [filter, offset]);
  const narrow = (to: Filter) => {
    setFilter(to);
    setPage(0);
  };
  const total = data?.total ?? 0;
  const turns = {
    previous: t("audit.newer"), next: t("audit.older"), isFirst: page === 0, isLast: offset + pageSize >= total,
    onPrevious: () => setPage(page - 1), onNext: () => setPage(page + 1),
  };
  return (
    <Page title={t("audit.title")} lead={t("audit.lead")} actions={<SaveAudit filter={filter} isDisabled={total === 0} />}>
      <Card flush>
        <AuditFilters filter={filter} choices={choices} onChange={narrow} />
        {!data && <div className="AuditWait">{error ? <Problem error={error} onRetry={reload} /> : <Skeleton lines={6} height="2.25rem" />}</div>}
        {data && total === 0 && <NothingFound any={isAnything(filter)} />}
        {data && total > 0 && <AuditTable entries={data.entries} />}
        {total > pageSize && <Pager text={t("keys.list.range", { from: offset + 1, to: Math.min(total, offset + pageSize), total })} turns={turns} />}
      </Card>
    </Page>
  );
}

function NothingFound({ any }: { any: boolean }) {
  return any
    ? <EmptyState icon="audit" title={t("audit.emptyTitle")}>{t("audit.empty.log")}</EmptyState>
    : <EmptyState icon="search" title={t("audit.noneTitle")}>{t("audit.none")}</EmptyState>;
}
