import { useState } from "react";
import { Row, TableBody, TableHeader } from "react-aria-components";
import type { Request } from "../backend";
import { Badge } from "../ui/Badge";
import { Card } from "../ui/Card";
import { Cell } from "../ui/Cell";
import { Column } from "../ui/Column";
import { Pager } from "../ui/Pager";
import { rem } from "../ui/rem";
import { Table } from "../ui/Table";
import { t } from "../words";
import { formatSize, formatTook } from "../words/number";
import { formatUTC, times } from "../words/time";
import { statusText } from "./status";
import "./KeyRequests.css";

const pageSize = 25;

/** The last requests of a key, newest first. */
export function KeyRequests({ requests }: { requests: Request[] }) {
  const [turned, setTurned] = useState(0);
  const pages = Math.max(1, Math.ceil(requests.length / pageSize));
  const page = Math.min(turned, pages - 1);
  const from = page * pageSize;
  const shown = requests.slice(from, from + pageSize).map((request, at) => ({ ...request, id: from + at }));
  if (requests.length === 0) return <Card title={t("keys.page.requests")}><p className="muted">{t("keys.page.noRequests")}</p></Card>;
  const turns = {
    previous: t("keys.page.newer"), next: t("keys.page.older"), isFirst: page === 0, isLast: page === pages - 1,
    onPrevious: () => setTurned(page - 1), onNext: () => setTurned(page + 1),
  };
  return (
    <Card flush>
      <div className="KeyRequests">
        <h2>{t("keys.page.requests")}</h2>
        <p className="muted small">{t("keys.page.requestsHint")}</p>
      </div>
      <Table label={t("keys.page.requests")}>
        <TableHeader>
          <Column id="at" label={t("keys.page.time")} isRowHeader defaultWidth="1.5fr" minWidth={rem(9)} />
          <Column id="operation" label={t("keys.page.operation")} defaultWidth="1.5fr" minWidth={rem(9)} />
          <Column id="status" label={t("keys.page.status")} defaultWidth="1.6fr" minWidth={rem(8)} />
          <Column id="took" label={t("keys.page.took")} defaultWidth="0.7fr" minWidth={rem(5)} />
          <Column id="size" label={t("keys.page.size")} defaultWidth="0.7fr" minWidth={rem(5)} />
        </TableHeader>
        <TableBody items={shown} dependencies={[requests]}>
          {(request) => (
            <Row id={request.id} className="Row short">
              <Cell><time dateTime={request.at} title={formatUTC(request.at)}>{moment(request.at)}</time></Cell>
              <Cell><code>{request.operation}</code></Cell>
              <Cell><Status status={request.status} /></Cell>
              <Cell><span className="figure">{formatTook(request.micros)}</span></Cell>
              <Cell><span className="figure">{formatSize(request.bytes)}</span></Cell>
            </Row>
          )}
        </TableBody>
      </Table>
      {requests.length > pageSize && <Pager text={t("keys.list.range", { from: from + 1, to: from + shown.length, total: requests.length })} turns={turns} />}
    </Card>
  );
}

function Status({ status }: { status: number }) {
  const failed = status >= 400;
  return <><Badge tone={failed ? "warn" : "good"}>{String(status)}</Badge> {failed && <span className="muted small">{statusText(status)}</span>}</>;
}

/** Requests follow one another within seconds. */
const moment = (at: string) => times({ day: "numeric", month: "short", hour: "numeric", minute: "2-digit", second: "2-digit" }).format(new Date(at));
