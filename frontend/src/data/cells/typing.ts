// Values that somebody typed over those that they saw. What another wrote meanwhile is not lost without a word.
import { type Field, getRecord, type Links, type Path, type Value } from "../../backend";
import { toast } from "../../ui/toasts";
import { t } from "../../words";
import { textOf } from "../format";
import { labelOf } from "../label";
import { isSame, updating, type Values } from "./edits";
import type { Edit } from "./history";
import { textOf as copyText } from "./text";
import type { Undo } from "./useUndo";

/** Values of a record, and for each the ones that were seen in its place. */
export interface Typed { id: string; seen: Record<string, Value[]>; after: Values }

/** Writes what was typed. Others' values that nobody saw are given to `replaced` once they are replaced, and undo brings them back. */
export function typing(path: Path, label: string, { id, seen, after }: Typed, replaced: (theirs: Values) => void): Edit {
  let edit: Edit | undefined;
  const first = async () => {
    const { records } = await getRecord(path, id);
    const now = records[0]?.values ?? {};
    const before = Object.fromEntries(Object.keys(after).map((name) => [name, now[name] ?? null]));
    const next = updating(path, label, [{ id, before, after }]);
    await next.do();
    edit = next;
    const theirs = Object.entries(before).filter(([name, value]) => ![after[name] ?? null, ...(seen[name] ?? [])].some((one) => isSame(one, value)));
    if (theirs.length > 0) replaced(Object.fromEntries(theirs));
  };
  return { label, do: () => edit?.do() ?? first(), undo: () => edit?.undo() ?? Promise.resolve() };
}

/** One value that another wrote while somebody typed. */
export interface Overwritten { path: Path; undo: Undo; id: string; field: Field; mine: Value; theirs: Value; links: Links }

/** Says whose value it was that was replaced, and offers to have it back. */
export function sayOverwritten({ path, undo, id, field, mine, theirs, links }: Overwritten): void {
  const { name } = field;
  const label = labelOf(field);
  const text = field.type === "reference" ? copyText(field, theirs, links) : textOf(field, theirs, links);
  const takeTheirs = () => undo.run(updating(path, t("data.grid.edit.cell", { field: label }), [{ id, before: { [name]: mine }, after: { [name]: theirs } }]));
  toast({
    text: text === "" ? t("cells.overwritten.emptied", { field: label }) : t("cells.overwritten.changed", { field: label, value: text }),
    action: { label: t("cells.overwritten.takeTheirs"), onAction: () => void takeTheirs().catch(() => toast({ tone: "danger", text: t("cells.overwritten.failed", { field: label }) })) },
  });
}
