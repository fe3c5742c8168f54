import { type ReactNode, useState } from "react";
import { askWhich, openBundleResult, startOpenBundle } from "../../backend";
import { toast } from "../../ui/toasts";
import { explain, t } from "../../words";
import { labelOf } from "../label";
import { JobDialog } from "../JobDialog";

/** Opens a file that Owlet saved into a workspace; the dialog shows how far that is. Each app that came is told by its name. */
export function useOpenFile(workspaceId: string, onMade?: (module: string) => void): { open: () => void; dialog: ReactNode } {
  const [job, setJob] = useState<string>();
  const run = async () => {
    const { path } = await askWhich(".json");
    if (!path) return;
    const id = await startOpenBundle(workspaceId, path);
    setJob(id);
    const { modules, cancelled } = await openBundleResult(id);
    if (cancelled) {
      toast({ text: t("start.file.openCancelled") });
      return;
    }
    for (const made of modules) {
      const renamed = made.name !== made.was;
      toast({ text: t(renamed ? "start.file.openedAs" : "start.file.opened", { name: labelOf(made), was: made.was, now: made.name }) });
    }
    const [first] = modules;
    if (first) onMade?.(first.name);
  };
  const open = () => {
    run()
      .catch((error: unknown) => toast({ text: explain(error), tone: "danger" }))
      .finally(() => setJob(undefined));
  };
  const dialog = job && <JobDialog title={t("start.file.openTitle")} label={t("start.file.opening")} hint={t("start.file.openHint")} job={job} />;
  return { open, dialog };
}
