import { type ReactNode, useRef, useState } from "react";
import { askWhich, openBundleResult, startOpenBundle } from "../../backend";
import { toast } from "../../ui/toasts";
import { explain, t } from "../../words";
import { labelOf } from "../label";
import { JobDialog } from "../JobDialog";

/**
 * Opens a file that Owlet saved into a workspace; the dialog shows how far that is. Each app that came is told by its name, and what was wrong with a file
 * until the next one is opened.
 */
export function useOpenFile(workspaceId: string, onMade?: (module: string) => void): { open: () => void; dialog: ReactNode } {
  const [job, setJob] = useState<string>();
  const closeLast = useRef<() => void>(undefined);
  const read = async (path: string) => {
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
  const refuse = (text: string) => {
    closeLast.current?.();
    closeLast.current = toast({ text, tone: "danger" });
  };
  const run = async () => {
    const { path } = await askWhich(".json");
    if (!path) return;
    closeLast.current?.();
    await read(path).catch((error: unknown) => refuse(`${fileName(path)}: ${explain(error)}`));
  };
  const open = () => {
    run()
      .catch((error: unknown) => refuse(explain(error)))
      .finally(() => setJob(undefined));
  };
  const dialog = job && <JobDialog title={t("start.file.openTitle")} label={t("start.file.opening")} hint={t("start.file.openHint")} job={job} />;
  return { open, dialog };
}

const fileName = (path: string) => path.split(/[\\/]/).at(-1) ?? path;
