import { useState } from "react";
import { askWhere, exportResult, type ExportResult, type Path, showInFolder, startExport, type Table } from "../../backend";
import { Button } from "../../ui/Button";
import { Choices } from "../../ui/Choices";
import { Dialog } from "../../ui/Dialog";
import { Form } from "../../ui/Form";
import { toast } from "../../ui/toasts";
import { useSubmit } from "../../ui/useSubmit";
import { t } from "../../words";
import { formatNumber } from "../format";
import { JobDialog } from "../JobDialog";
import { labelOf } from "../label";
import type { Pace } from "../../useJob";
import { ExportOptions } from "./ExportOptions";
import { type ExportDraft, exportPlanOf, presetFor } from "./exportPlan";
import { isPartial, type Seen } from "./seen";

interface Props {
  path: Path;
  table: Table;
  seen: Seen;
  onClose: () => void;
}

/** Writes a table, or what is seen of it, to a file. */
export function ExportDialog({ path, table, seen, onClose }: Props) {
  const partial = isPartial(seen);
  const [draft, setDraft] = useState<ExportDraft>({ ...presetFor("person"), format: "csv", what: partial ? "found" : "all" });
  const [job, setJob] = useState<string>();
  const name = labelOf(table);
  const submit = useSubmit(async () => {
    const { path: file } = await askWhere(`${table.name}.${draft.format}`);
    if (!file) return;
    try {
      const id = await startExport(path, exportPlanOf(draft, seen, file));
      setJob(id);
      tell(await exportResult(id));
      onClose();
    } finally {
      setJob(undefined);
    }
  });
  if (job) return <JobDialog wide title={t("sheet.export.running", { table: name })} label={t("sheet.phase.export")} hint={t("sheet.export.hint")} job={job} figures={figuresOf} />;
  const count = (of: number) => ({ count: of, total: formatNumber(of) });
  return (
    <Dialog wide title={t("sheet.export.title", { table: name })} onClose={onClose}>
      <Form submit={submit}>
        {partial && (
          <Choices
            label={t("sheet.export.what")}
            choices={[
              { value: "all", label: t("sheet.export.all"), description: t("sheet.export.allHint", count(seen.total)) },
              { value: "found", label: t("sheet.export.found"), description: t("sheet.export.foundHint", count(seen.found)) },
            ]}
            value={draft.what}
            onChange={(what) => setDraft({ ...draft, what })}
          />
        )}
        <Choices
          label={t("sheet.export.format")}
          choices={(["csv", "xlsx", "json"] as const).map((value) => ({ value, label: t(`sheet.export.${value}`), description: t(`sheet.export.${value}Hint`) }))}
          value={draft.format}
          onChange={(format) => setDraft({ ...draft, format })}
        />
        {draft.format !== "json" && (
          <Choices
            label={t("sheet.export.reader")}
            choices={(["person", "program"] as const).map((value) => ({ value, label: t(`sheet.export.${value}`), description: t(`sheet.export.${value}Hint`) }))}
            value={draft.reader}
            onChange={(reader) => setDraft({ ...draft, ...presetFor(reader) })}
          />
        )}
        {draft.format !== "json" && <ExportOptions draft={draft} onDraft={setDraft} />}
        <div className="actions">
          <Button onPress={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary" isPending={submit.busy}>{t("sheet.export.start")}</Button>
        </div>
      </Form>
    </Dialog>
  );
}

const figuresOf = ({ done, total }: Pace) => t("sheet.export.of", { done: formatNumber(done), total: formatNumber(total) });

function tell({ cancelled, records, file }: ExportResult) {
  if (cancelled) toast({ text: t("sheet.export.cancelled") });
  else {
    toast({
      text: t("sheet.export.done", { count: records, total: formatNumber(records) }),
      action: { label: t("ui.showInFolder"), onAction: () => void showInFolder(file) },
    });
  }
}
