import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { BackendError, type Field, type Module, type Path, type Value } from "../../backend";
import { toast } from "../../ui/toasts";
import { t } from "../../words";
import type { Edit, Undo } from "../cells/useUndo";
import { labelOf } from "../label";
import { refusalText, refusedField } from "../refusal";
import { changeMarks, listen, marksOf } from "./kept";
import { draftId, draftOf, hasDraft, isBlank, mark, type Marks, unmark, unmarkRow } from "./marks";
import { type Misfit, type Paste, changeOf } from "./paste";
import type { Pages, Row } from "./pages";
import { type Change, creating, pasting, updating } from "../cells/edits";

interface Source { path: Path; modules: Module[]; label: string; pages: Pages; undo: Undo }

/** What one types: values on their way to Go, and those that it or their type refuses. Each stays in its cell. */
export function useEdits({ path, modules, label, pages, undo }: Source) {
  const marks = useSyncExternalStore(listen, () => marksOf(path));
  const setMarks = (change: (old: Marks) => Marks) => changeMarks(path, change);
  const reasonOf = (error: unknown) => refusalText(error, path, modules);
  const put = (id: string, field: Field, what: Marks[string][string]) => setMarks((old) => mark(old, id, field.name, what));
  const drop = (id: string, field: Field) => setMarks((old) => unmark(old, id, field.name));

  /** Saves one value. */
  const save = async (row: Row | undefined, field: Field, value: Value): Promise<void> => {
    const { id, values } = row?.record ?? { id: draftId, values: undefined };
    if (values && same(values[field.name], value)) drop(id, field);
    else put(id, field, { value });
    if (row && !same(row.record.values[field.name], value)) await send(row, field, value);
  };
  const send = async (row: Row, field: Field, value: Value): Promise<void> => {
    const { id } = row.record;
    try {
      await undo.run(updating(path, t("data.grid.edit.cell", { field: labelOf(field) }), [changeOf(row, { [field.name]: value })]));
      pages.patch(new Map([[id, { [field.name]: value }]]));
      drop(id, field);
    } catch (error) {
      if (isGone(error)) {
        drop(id, field);
        toast({ tone: "danger", text: t("data.grid.nothingSaved", { problem: reasonOf(error) }) });
      } else put(id, field, { value, problem: reasonOf(error) });
    }
  };

  /** Keeps in its cell what is no value. */
  const refuse = (row: Row | undefined, field: Field, text: string, problem: string) => put(row?.record.id ?? draftId, field, { text, problem });

  /**
   * Sends the record of the last row, unless something in it is no value; what Go refuses is said in its cell. The row is empty from then
   * on: who types fast is at the next record before Go has answered.
   */
  const saveDraft = async (): Promise<boolean> => {
    const draft = marksOf(path)[draftId];
    const { values, complete } = draftOf(marksOf(path));
    if (!draft) return true;
    if (!complete) return false;
    setMarks((old) => unmarkRow(old, draftId));
    if (Object.values(values).every((value) => value === null)) return true;
    try {
      await undo.run(creating(path, t("data.grid.edit.create"), [values]));
      return true;
    } catch (error) {
      const name = refusedField(error);
      const isNewer = hasDraft(marksOf(path));
      if (name === undefined || isNewer) toast({ tone: "danger", text: t("data.grid.nothingSaved", { problem: reasonOf(error) }) });
      if (!isNewer) setMarks((old) => ({ ...old, [draftId]: name === undefined ? draft : { ...draft, [name]: { value: null, ...draft[name], problem: reasonOf(error) } } }));
      return false;
    }
  };
  const leave = useEffectEvent(async () => {
    if (!(await saveDraft())) toast({ tone: "danger", text: t("data.grid.draftKept", { table: label }) });
  });
  useEffect(() => () => void leave(), []);
  /** The name of a field of the last row whose value cannot be saved. */
  const draftProblem = () => Object.entries(marksOf(path)[draftId] ?? {}).find(([, { problem }]) => problem !== undefined)?.[0];

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
    setMarks((old) => changes.reduce((marks, { id, after }) => Object.keys(after).reduce((rest, name) => unmark(rest, id, name), marks), old));
    return true;
  };

  const paste = async ({ changes, created, misfits, cells }: Paste): Promise<void> => {
    const lost = misfits.find(({ id }) => id === undefined);
    if (lost) toast({ tone: "danger", text: misfitText(lost) });
    if (lost) return;
    const nothing = changes.length + created.length === 0;
    if (!nothing && !(await change(pasting(path, t("data.grid.edit.paste", { count: cells }), changes, created), changes))) return;
    for (const { id = draftId, field, text, problem } of misfits) put(id, field, { text, problem });
  };

  /** Takes away what stands in a cell; the last row is empty again when nothing else is in it. */
  const forget = (row: Row | undefined, field: Field) => {
    drop(row?.record.id ?? draftId, field);
    if (!row && isBlank(marksOf(path))) setMarks((old) => unmarkRow(old, draftId));
  };
  const discard = () => setMarks((old) => unmarkRow(old, draftId));
  return { marks, save, refuse, saveDraft, draftProblem, discard, forget, change, paste };
}

export type Edits = ReturnType<typeof useEdits>;

function misfitText({ place, field, text, problem }: Misfit): string {
  return t("data.grid.misfit", { row: place + 1, field: labelOf(field), text, problem });
}

/** The record or the field was deleted by somebody else: there is no cell left to say it in. */
const isGone = (error: unknown) => error instanceof BackendError && error.code === "not_found";

const same = (old: Value | undefined, now: Value) => JSON.stringify(old ?? null) === JSON.stringify(now);
