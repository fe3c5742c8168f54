import type { Module, Published, PublishDifference, PublishNote } from "../../backend";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { t } from "../../words";
import { formatTime } from "../../words/time";
import { formatNumber } from "../format";
import { labelOf } from "../label";
import "./PlanView.css";

interface Props {
  module: Module;
  published: Published;
  onClose: () => void;
}

/** What came of a publication: what is there now, and what the check found. */
export function ResultView({ module, published, onClose }: Props) {
  const { tables, fields, records, differences, different, notes, target, startedAt, changed } = published;
  const counts = { name: labelOf(module), there: target.module, address: target.address, tables, fields, records, total: formatNumber(records) };
  return (
    <>
      <Notice tone={different === 0 ? "good" : "warn"} role="status">
        {different === 0
          ? t(notes.length === 0 ? "publish.result.same" : "publish.result.sameBut", counts)
          : t("publish.result.different", { ...counts, count: different })}
      </Notice>
      {changed && <Notice tone="warn" role="status">{t("publish.result.asOf", { time: formatTime(startedAt) })}</Notice>}
      {different > 0 && <List label={t("publish.result.differences")} lines={differences.map((one) => differenceOf(one, module))} />}
      {different > differences.length && <p className="muted">{t("publish.result.first", { shown: differences.length })}</p>}
      {notes.length > 0 && <List label={t("publish.result.notes")} lines={notes.map((one) => noteOf(one, module))} />}
      <div className="actions"><Button autoFocus look="primary" onPress={onClose}>{t("ui.done")}</Button></div>
    </>
  );
}

function List({ label, lines }: { label: string; lines: string[] }) {
  return (
    <ul className="PlanView" aria-label={label} tabIndex={lines.length > 4 ? 0 : undefined}>
      {[...new Set(lines)].map((line) => <li key={line}>{line}</li>)}
    </ul>
  );
}

function tableOf(module: Module, name: string): string {
  return labelOf(module.tables.find((one) => one.name === name) ?? { name });
}

function differenceOf({ kind, table, record, field, here, there }: PublishDifference, module: Module): string {
  return t(`publish.difference.${kind}`, { table: tableOf(module, table), record: String(record), field, here, there });
}

function noteOf({ kind, table, field, text }: PublishNote, module: Module): string {
  const word = kind === "order" && !text ? "order_first" : kind;
  return t(`publish.note.${word}`, { table: tableOf(module, table), field, text });
}
