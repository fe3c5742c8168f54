import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { BackendError, type DataRecord, type Field, type Links, type Module, type Path, type Value } from "../../backend";
import { toast } from "../../ui/toasts";
import { t } from "../../words";
import type { Edit, Undo } from "../cells/useUndo";
import type { Typed } from "../cells/useEditing";
import { labelOf } from "../label";
import { refusalText } from "../refusal";
import { isRecordGone, sayGone } from "./gone";
import { changeMarks, listen, marksOf } from "./kept";
import { isBlank, isNew, mark, type Mark, type Marks, unmark, unmarkRow, unrefuse } from "./marks";
import { forgetShown, isSent, leaveRow, madeOf, newRows, rowsFor } from "./newRecords";
import type { Paste } from "./paste";
import type { Pages } from "./pages";
import type { Row } from "./renewal";
import { type Change, pasting } from "../cells/edits";
import { sayOverwritten, typing } from "../cells/typing";

interface Source { path: Path; modules: Module[]; label: string; fields: Field[]; pages: Pages; undo: Undo }

/** A row of the grid: its record, or the name of a new one. */
export interface Spot {
  id: string;
  row: Row | undefined;
  /** What stood in the cell in place of the record's value as the edit began. */
  seen?: Value[];
}

/** What one types: values on their way to Go, and those that it or their type refuses. Each stays in its cell. */
export function useEdits({ path, modules, label, fields, pages, undo }: Source) {
  const marks = useSyncExternalStore(listen, () => marksOf(path));
  const setMarks = (change: (old: Marks) => Marks) => changeMarks(path, change);
  const reasonOf = (error: unknown) => refusalText(error, path, modules);
  const put = (id: string, field: Field, what: Mark) => setMarks((old) => mark(isNew(id) ? unrefuse(old, id) : old, id, field.name, what));
  const drop = (id: string, field: Field) => setMarks((old) => unmark(old, id, field.name));
  useEffect(() => forgetShown(path, pages));

  /** Saves one value; that of a new record when its row is left. */
  const save = async ({ id, row, seen = [] }: Spot, field: Field, value: Value): Promise<void> => {
    const shown = [row?.record.values[field.name] ?? null, ...seen, ...underWay(marksOf(path)[id]?.[field.name])];
    const isSame = row && same(shown.at(-1), value);
    if (isSame) drop(id, field);
    else put(id, field, { value });
    if (row && !isSame) await send(row.record, field, value, shown, row.links);
    if (row || !isSent(id)) return;
    const record = await madeOf(id);
    if (record) await send(record, field, value, [record.values[field.name] ?? null, ...shown]);
  };
  const send = async (record: DataRecord, field: Field, value: Value, seen: Value[], links: Links = {}): Promise<void> => {
    const { id } = record;
    const say = (theirs: Value) => sayOverwritten({ path, undo, id, field, mine: value, theirs, links });
    try {
      await undo.run(typing(path, t("data.grid.edit.cell", { field: labelOf(field) }), { id, seen: { [field.name]: seen }, after: { [field.name]: value } }, (theirs) => say(theirs[field.name] ?? null)));
      pages.patch(new Map([[id, { [field.name]: value }]]));
      drop(id, field);
    } catch (error) {
      if (isRecordGone(error)) {
        drop(id, field);
        sayGone({ path, modules, undo, record, field, typed: { value }, links });
      } else if (isGone(error)) {
        drop(id, field);
        toast({ tone: "danger", text: t("data.grid.nothingSaved", { problem: reasonOf(error) }) });
      } else put(id, field, { value, problem: reasonOf(error) });
    }
  };

  /** Keeps in its cell what is no value. */
  const refuse = ({ id }: Spot, field: Field, text: string, problem: string) => put(id, field, { text, problem });

  /** Says that the record under an edit is gone, with what stands in the editor. */
  const lose = ({ id, row }: Spot, field: Field, { text, means }: Typed) => {
    if (!row) return;
    drop(id, field);
    const lost = { path, modules, undo, record: row.record, field, links: row.links };
    if ("value" in means) sayGone({ ...lost, typed: means });
    else sayGone({ ...lost, typed: { text }, onBack: () => put(id, field, { text, problem: means.problem }) });
  };

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
    setMarks((old) => changes.reduce((marks, { id, after }) => Object.keys(after).reduce((rest, name) => unmark(rest, id, name), marks), old));
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
  return { marks, save, refuse, lose, leave, discard, forget, change, paste };
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

/** The record or the field was deleted by somebody else: there is no cell left to say it in. */
const isGone = (error: unknown) => error instanceof BackendError && error.code === "not_found";

/** A value that is on its way stands in its cell as if it were there. */
const underWay = (mark: Mark | undefined): Value[] => (mark?.value !== undefined && mark.problem === undefined ? [mark.value] : []);

const same = (old: Value | undefined, now: Value) => JSON.stringify(old ?? null) === JSON.stringify(now);
