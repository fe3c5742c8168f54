import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { Field, Module, Path } from "../../backend";
import { toast } from "../../ui/toasts";
import { t } from "../../words";
import { type Change, pasting } from "../cells/edits";
import type { Edit, Undo } from "../cells/useUndo";
import { refusalText } from "../refusal";
import { changeMarks, listen, marksOf } from "./kept";
import { isBlank, mark, type Mark, type Marks, unmark, unmarkRow } from "./marks";
import { forgetShown, isSent, leaveRow, newRows, rowsFor } from "./newRecords";
import type { Pages } from "./pages";
import type { Paste } from "./paste";
import { saving, type Spot } from "./saving";

interface Source { path: Path; modules: Module[]; label: string; fields: Field[]; pages: Pages; undo: Undo }

/** What one types: values on their way to Go, and those that it or their type refuses. Each stays in its cell. */
export function useEdits({ path, modules, label, fields, pages, undo }: Source) {
  const marks = useSyncExternalStore(listen, () => marksOf(path));
  const setMarks = (change: (old: Marks) => Marks) => changeMarks(path, change);
  const reasonOf = (error: unknown) => refusalText(error, path, modules);
  const { save, later, refuse, lose, drop } = saving({ path, modules, pages, undo });
  useEffect(() => forgetShown(path, pages));

  /** Sends what stands in a new row. */
  const leave = (id: string) => leaveRow({ path, modules, fields, undo }, id);
  const leaveAll = useEffectEvent(async () => {
    const saved = await Promise.all(newRows(path, pages).map((id) => leave(id).done));
    if (saved.includes(false)) toast({ tone: "danger", text: t("data.grid.draftKept", { table: label }) });
  });
  useEffect(() => () => void leaveAll(), []);

  const run = async (edit: Edit): Promise<boolean> => {
    try {
      await undo.run(edit);
      return true;
    } catch (error) {
      toast({ tone: "danger", text: t("data.grid.nothingSaved", { problem: reasonOf(error) }) });
      return false;
    }
  };

  /** Does an edit of several values, and shows them. What Go refuses of it refuses it all. */
  const change = async (edit: Edit, changes: Change[]): Promise<boolean> => {
    if (!(await run(edit))) return false;
    pages.patch(new Map(changes.map(({ id, after }) => [id, after])));
    const cells = changes.flatMap(({ id, after }) => Object.keys(after).map((name) => ({ id, name })));
    // What is still looked up was typed later: it has its turn yet.
    setMarks((old) => cells.reduce((marks, { id, name }) => (marks[id]?.[name]?.pending ? marks : unmark(marks, id, name)), old));
    return true;
  };

  /** Writes what can be written; what is no value stays in its cell, and a new record that cannot be saved in its row. */
  const paste = async ({ changes, created, drafts, misfits, cells }: Paste): Promise<void> => {
    const ids = rowsFor(drafts.length);
    const left: Left[] = [
      ...misfits.map(({ id, field, text, problem }) => ({ id, name: field.name, what: { text, problem } })),
      ...drafts.flatMap((row, at) => Object.entries(row).map(([name, what]) => ({ id: ids[at] ?? "", name, what }))),
    ];
    const edit = pasting(path, t("data.grid.edit.paste", { count: cells + left.length }), changes, created);
    if ((await change(leaving(path, edit, left), changes)) && drafts.length > 0) toast({ tone: "danger", text: t("data.grid.draftsLeft", { count: drafts.length }) });
  };

  /** Takes away what stands in a cell; a new row with nothing else in it goes, too. */
  const forget = ({ id, row }: Spot, field: Field) => {
    if (!row && isSent(id)) return;
    drop(id, field);
    if (!row && isBlank(marksOf(path)[id])) discard(id);
  };
  /** Takes away a new row that was not sent. */
  const discard = (id: string) => {
    if (!isSent(id)) setMarks((old) => unmarkRow(old, id));
  };
  return { marks, save, later, refuse, lose, leave, discard, forget, change, paste };
}

export type Edits = ReturnType<typeof useEdits>;

/** What is left in a cell that cannot be saved as it is. */
interface Left { id: string; name: string; what: Mark }

/** An edit that leaves something in some cells, and takes it away again. */
function leaving(path: Path, edit: Edit, own: Left[]): Edit {
  const isThere = (marks: Marks, { id, name, what }: Left) => JSON.stringify(marks[id]?.[name]) === JSON.stringify(what);
  return {
    ...edit,
    do: async () => {
      await edit.do();
      changeMarks(path, (old) => own.reduce((marks, { id, name, what }) => mark(marks, id, name, what), old));
    },
    undo: async () => {
      await edit.undo();
      changeMarks(path, (old) => own.reduce((marks, one) => (isThere(marks, one) ? unmark(marks, one.id, one.name) : marks), old));
    },
  };
}
