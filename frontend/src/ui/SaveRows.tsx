import { saveRows, showInFolder } from "../backend";
import { explain, t } from "../words";
import { language } from "../words/language";
import { Button } from "./Button";
import { toast } from "./toasts";
import { useSubmit } from "./useSubmit";

interface Props {
  /** Of the file, without its ending. */
  name: string;
  /** What it holds, its first row the names of the columns. */
  rows: () => string[][] | Promise<string[][]>;
}

/** Saves what is seen as CSV, in the way spreadsheets of the language open it. */
export function SaveRows({ name, rows }: Props) {
  const save = useSubmit(async () => {
    try {
      const { path } = await saveRows(`${fileName(name)}.csv`, delimiter(), await rows());
      if (path) toast({ text: t("ui.saveRows.done", { file: lastOf(path) }), action: { label: t("ui.showInFolder"), onAction: () => show(path) } });
    } catch (error) {
      toast({ text: explain(error), tone: "danger" });
    }
  });
  return <Button icon="download" isPending={save.busy} onPress={save.send}>{t("ui.saveRows.act")}</Button>;
}

/** A German Excel takes a comma for a decimal one. */
export const delimiter = () => (language() === "de" ? ";" : ",");

/** A name that every file system takes. */
const fileName = (name: string) => name.replace(/[\\/:*?"<>|\s]+/g, " ").trim();

export const lastOf = (path: string) => path.split(/[\\/]/).at(-1) ?? path;

function show(path: string) {
  showInFolder(path).catch((error: unknown) => toast({ text: explain(error), tone: "danger" }));
}
