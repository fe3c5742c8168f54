import { useRef, useState } from "react";
import { type Field, type Path, type Value } from "../../backend";
import { toast } from "../../ui/toasts";
import { explain, t } from "../../words";
import type { Edit, Undo } from "../cells/useUndo";
import { labelOf } from "../label";
import { draftId, draftOf, hasDraft, mark, type Marks, unmark, unmarkRow } from "./marks";
import { type Misfit, type Paste, changeOf } from "./paste";
import type { Pages, Row } from "./pages";
import { fieldOf, reasonOf } from "./refusal";
import { type Change, creating, pasting, updating } from "../cells/edits";

interface Source { path: Path; pages: Pages; undo: Undo }

/** What one types: values on their way to Go, and those that it or their type refuses. Each stays in its cell. */
export function useEdits({ path, pages, undo }: Source) {
  const [marks, show] = useState<Marks>({});
  const latest = useRef(marks); // a value and the record that it completes may be sent in one go
  const setMarks = (change: (old: Marks) => Marks) => show((latest.current = change(latest.current)));
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
      put(id, field, { value, problem: reasonOf(error) });
    }
  };

  /** Keeps in its cell what is no value. */
  const refuse = (row: Row | undefined, field: Field, text: string, problem: string) => put(row?.record.id ?? draftId, field, { text, problem });

  /** Sends the record of the last row, unless something in it is no value; what Go refuses is said in its cell. */
  const saveDraft = async (): Promise<boolean> => {
    const { values, complete } = draftOf(latest.current);
    if (!hasDraft(latest.current)) return true;
    if (!complete) return false;
    if (Object.values(values).every((value) => value === null)) {
      setMarks((old) => unmarkRow(old, draftId));
      return true;
    }
    try {
      await undo.run(creating(path, t("data.grid.edit.create"), [values]));
      setMarks((old) => unmarkRow(old, draftId));
      return true;
    } catch (error) {
      const name = fieldOf(error);
      if (name === undefined) toast({ tone: "danger", text: explain(error) });
      else setMarks((old) => mark(old, draftId, name, { value: null, ...old[draftId]?.[name], problem: reasonOf(error) }));
      return false;
    }
  };

  const run = async (edit: Edit): Promise<boolean> => {
    try {
      await undo.run(edit);
      return true;
    } catch (error) {
      toast({ tone: "danger", text: t("data.grid.nothingSaved", { problem: explain(error) }) });
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

  const forget = (row: Row | undefined, field: Field) => drop(row?.record.id ?? draftId, field);
  const discard = () => setMarks((old) => unmarkRow(old, draftId));
  return { marks, save, refuse, saveDraft, discard, forget, change, paste };
}

export type Edits = ReturnType<typeof useEdits>;

function misfitText({ place, field, text, problem }: Misfit): string {
  return t("data.grid.misfit", { row: place + 1, field: labelOf(field), text, problem });
}

const same = (old: Value | undefined, now: Value) => JSON.stringify(old ?? null) === JSON.stringify(now);
