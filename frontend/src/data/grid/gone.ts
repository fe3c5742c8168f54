// Records that another deleted while somebody typed into them: what was typed is said, can be copied, and comes back with the record.
import { BackendError, copyText, type DataRecord, type Field, type Links, type Module, type Path, type Value } from "../../backend";
import { toast } from "../../ui/toasts";
import { t } from "../../words";
import { isSame, restoring } from "../cells/edits";
import { textOf } from "../cells/text";
import type { Undo } from "../cells/useUndo";
import { refusalText } from "../refusal";
import { titleOf } from "../title";

/** The record was deleted; its table is still there. */
export const isRecordGone = (error: unknown): boolean => error instanceof BackendError && (error.id === "record.not_found" || error.id === "record.none_such");

/** What was typed into a field of a record: a value, or a text that is none. */
export interface Lost {
  path: Path;
  modules: Module[];
  undo: Undo;
  /** The record as it was last. */
  record: DataRecord;
  field: Field;
  typed: { value: Value } | { text: string };
  links: Links;
  /** Called once the record is back. */
  onBack?: () => void;
}

/** Longer texts are copied rather than read. */
const readable = 300;

/** Says that the record is gone, and stays until one has done something about it. */
export function sayGone(lost: Lost): void {
  const text = textIn(lost);
  const shown = text.length > readable ? `${text.slice(0, readable)}…` : text;
  let isOnItsWay = false;
  const bringBack = async () => {
    if (isOnItsWay) return;
    isOnItsWay = true;
    if (await restore(lost)) close();
    isOnItsWay = false;
  };
  const copy = () => void copyText(text).then(() => toast({ text: t("data.grid.gone.copied") }), () => undefined);
  const close = toast({
    tone: "danger",
    stays: true,
    text: text === "" ? t("data.grid.gone.title") : t("data.grid.gone.typed", { text: shown }),
    actions: [
      ...(text === "" ? [] : [{ label: t("ui.copy"), onAction: copy, keeps: true }]),
      { label: t("cells.panel.again"), onAction: () => void bringBack(), keeps: true },
    ],
  });
}

/** What was typed, as it would be copied from its cell; nothing where the value is still the one that the record had. */
function textIn({ record, field, typed, links }: Lost): string {
  if ("text" in typed) return typed.text;
  return isSame(typed.value, record.values[field.name]) ? "" : textOf(field, typed.value, links);
}

async function restore({ path, modules, undo, record, field, typed, onBack }: Lost): Promise<boolean> {
  const title = modules.find(({ name }) => name === path.module)?.tables.find(({ name }) => name === path.table)?.title ?? "";
  const values = "value" in typed ? { ...record.values, [field.name]: typed.value } : record.values;
  try {
    await undo.run(restoring(path, t("cells.panel.broughtBack", { name: titleOf({ title }, record) }), [{ ...record, values }]));
    onBack?.();
    toast({ text: t("cells.panel.isBack") });
    return true;
  } catch (error) {
    toast({ tone: "danger", text: t("data.grid.nothingSaved", { problem: refusalText(error, path, modules) }) });
    return false;
  }
}
