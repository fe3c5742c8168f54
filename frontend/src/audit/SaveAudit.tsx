import { type AuditEntry, listAudit, saveFile, saveRows, showInFolder } from "../backend";
import { Button } from "../ui/Button";
import { type Act, Menu } from "../ui/Menu";
import { delimiter, lastOf } from "../ui/SaveRows";
import { toast } from "../ui/toasts";
import { explain, t } from "../words";
import { formatUTC } from "../words/time";
import { actOf, lineOf, partsOf } from "./describe";
import { askOf, type Filter } from "./filter";

/** Saves all that the filter leaves, as a sheet for people or as JSON for programs. */
export function SaveAudit({ filter, isDisabled }: { filter: Filter; isDisabled: boolean }) {
  const save = async (kind: "csv" | "json") => {
    try {
      const { entries } = await listAudit(askOf(filter, 0, 0));
      const name = `${t("audit.file")}.${kind}`;
      const { path } = await (kind === "csv" ? saveRows(name, delimiter(), rowsOf(entries)) : saveFile(name, jsonOf(entries)));
      if (path) saved(path, entries.length);
    } catch (error) {
      toast({ text: explain(error), tone: "danger" });
    }
  };
  const label = t("audit.save");
  const acts = (["csv", "json"] as const).map((kind): Act => ({
    id: kind, label: t(`audit.${kind}`), description: t(`audit.${kind}Hint`), onAction: () => void save(kind),
  }));
  return <Menu label={label} acts={acts}><Button icon="download" after="down" isDisabled={isDisabled}>{label}</Button></Menu>;
}

function rowsOf(entries: AuditEntry[]): string[][] {
  const head = [t("audit.when"), t("audit.who"), t("audit.by"), t("audit.what"), t("audit.subject"), t("audit.workspace"), t("audit.detail")];
  return [head, ...entries.map((entry) => [
    formatUTC(entry.at), entry.person, t(`audit.door.${entry.door}`), actOf(entry.act), entry.subjectName, entry.workspace, partsOf(entry).map(lineOf).join("; "),
  ])];
}

const jsonOf = (entries: AuditEntry[]) => new TextEncoder().encode(`${JSON.stringify(entries, null, 2)}\n`);

function saved(path: string, count: number) {
  const show = () => {
    showInFolder(path).catch((error: unknown) => toast({ text: explain(error), tone: "danger" }));
  };
  toast({ text: t("audit.saved", { count, file: lastOf(path) }), action: { label: t("ui.showInFolder"), onAction: show } });
}
