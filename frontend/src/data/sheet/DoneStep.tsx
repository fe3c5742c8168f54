import { type ImportPlan, type ImportResult, saveBadRows, showInFolder, type Table } from "../../backend";
import { Button } from "../../ui/Button";
import { Notice } from "../../ui/Notice";
import { toast } from "../../ui/toasts";
import { useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import { formatNumber } from "../format";
import { BadRows } from "./BadRows";
import { badRowsWords, namesOf } from "./badRowsWords";
import "./DoneStep.css";

interface Props {
  /** The name of the file that was imported. */
  name: string;
  job: string;
  result: ImportResult;
  plan: ImportPlan;
  /** Undefined where the plan made it. */
  table: Table | undefined;
  onAgain: () => void;
  onClose: () => void;
  onOpen: () => void;
}

/** What became of the file's rows. */
export function DoneStep({ name, job, result, plan, table, onAgain, onClose, onOpen }: Props) {
  const names = namesOf(plan, table);
  const nothing = result.cancelled || result.refused;
  const save = useSubmit(async () => {
    const { path } = await saveBadRows(job, t("sheet.bad.file", { name: name.replace(/\.\w+$/, "") }), badRowsWords(names));
    if (path) toast({ text: t("sheet.bad.saved"), action: { label: t("ui.showInFolder"), onAction: () => void showInFolder(path) } });
  });
  return (
    <div className="DoneStep">
      {result.cancelled && <Notice tone="info" role="status">{t("sheet.done.cancelled")}</Notice>}
      {result.refused && <Notice tone="warn" role="status">{t("sheet.done.refused", { count: result.bad, total: formatNumber(result.bad) })}</Notice>}
      {!nothing && <Counts result={result} />}
      {result.bad > 0 && <BadRows result={result} names={names} />}
      {save.problem && <Notice tone="danger" role="alert">{save.problem}</Notice>}
      <div className="actions">
        {result.bad > 0 && <div className="first"><Button icon="download" isPending={save.busy} onPress={save.send}>{t("sheet.bad.save")}</Button></div>}
        {nothing && <Button onPress={onAgain}>{t("sheet.back")}</Button>}
        <Button onPress={onClose} look={nothing ? "primary" : "plain"}>{t("ui.close")}</Button>
        {!nothing && <Button look="primary" autoFocus onPress={onOpen}>{t("sheet.done.open")}</Button>}
      </div>
    </div>
  );
}

function Counts({ result }: { result: ImportResult }) {
  const counts = (["imported", "updated", "skipped", "bad"] as const).filter((of) => of === "imported" || result[of] > 0);
  return (
    <div role="status">
      <dl className="counts">
        {counts.map((of) => (
          <div key={of} className={of}>
            <dt>{t(`sheet.done.${of}`)}</dt>
            <dd>{formatNumber(result[of])}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
