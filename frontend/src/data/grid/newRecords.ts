// New records as they are typed: each has a row of its own below the others until Go has it and the grid shows it, however fast one types
// and however slow Go answers.
import type { Field, Module, Path, Value } from "../../backend";
import { toast } from "../../ui/toasts";
import { t } from "../../words";
import { creating } from "../cells/edits";
import type { Undo } from "../cells/useUndo";
import { isReadOnly } from "../fieldType";
import { isEmpty } from "../format";
import { labelOf } from "../label";
import { refusalText, refusedField } from "../refusal";
import { changeMarks, keyOf, marksOf } from "./kept";
import { isBlank, isNew, mark, type Mark, type Marks, newId, pendingIn, unmarkRow, valuesOf, wrongIn } from "./marks";
import type { Pages } from "./pages";
import { moment } from "./renewal";

export interface Source { path: Path; modules: Module[]; fields: Field[]; undo: Pick<Undo, "run" | "reserve"> }
/** The record that Go has made of a row, with the values that it was sent. */
export interface Made { id: string; at: number; values: Record<string, Value> }
/** What became of a row that was left: the field that keeps it from being sent, or when it is known whether Go has taken it. */
export interface Left { wrong: string | undefined; done: Promise<boolean> }

let last = 0;
/** The row of each table that is typed into next. */
const open = new Map<string, string>();
const made = new Map<string, Made>();
const underWay = new Map<string, Promise<Made | undefined>>();
/** The rows that were left before it was known what stands in them. */
const waiting = new Set<string>();

/** The rows below those of the records: the last one is empty, or being typed into. */
export function newRows(path: Path, pages: Pages): string[] {
  const end = openRow(path);
  const before = Object.keys(marksOf(path)).filter((id) => isNew(id) && id !== end && !isShown(id, pages));
  return [...before.sort((one, other) => Number(one) - Number(other)), end];
}

/** The last row of a table. */
export function openRow(path: Path): string {
  const id = open.get(keyOf(path)) ?? newId(++last);
  open.set(keyOf(path), id);
  return id;
}

/** The names of new rows above the last one. */
export const rowsFor = (count: number): string[] => Array.from({ length: count }, () => newId(++last));

function isShown(id: string, pages: Pages): boolean {
  const record = made.get(id);
  return record !== undefined && pages.shows(record.id, record.at);
}

/** Forgets the rows whose records are shown. What is still looked up in them goes over to these. */
export function forgetShown(path: Path, pages: Pages): void {
  const shown = Object.keys(marksOf(path)).filter((id) => isShown(id, pages));
  if (shown.length > 0) changeMarks(path, (old) => shown.reduce(goOver, old));
}

function goOver(marks: Marks, id: string): Marks {
  const to = recordOf(id)?.id ?? id;
  const cells = Object.entries(marks[id] ?? {}).filter(([, { pending }]) => pending !== undefined);
  return cells.reduce((all, [name, what]) => mark(all, to, name, what), unmarkRow(marks, id));
}

/** The record of a row that was sent, once Go has made it; undefined for one that was not sent, or refused. */
export const madeOf = async (id: string): Promise<Made | undefined> => made.get(id) ?? (await underWay.get(id));
export const recordOf = (id: string): Made | undefined => made.get(id);
export const isSent = (id: string) => made.has(id) || underWay.has(id);

/**
 * Sends the record of a new row, unless something in it cannot be saved: then that stays there with the reason. Below the
 * last row comes another then: what is typed next is a record of its own. Go gets one after the other.
 */
export function leaveRow(source: Source, id: string): Left {
  const { path, fields } = source;
  const row = marksOf(path)[id];
  if (!row || isSent(id) || waiting.has(id)) return { wrong: undefined, done: Promise.resolve(true) };
  if (isBlank(row)) {
    changeMarks(path, (old) => unmarkRow(old, id));
    return { wrong: undefined, done: Promise.resolve(true) };
  }
  const missing = fields.find((field) => field.required && !isReadOnly(field) && isMissing(row[field.name]));
  if (missing) changeMarks(path, (old) => mark(old, id, missing.name, { value: null, problem: t("cells.problem.required", { field: labelOf(missing) }) }));
  const wrong = wrongIn(marksOf(path)[id] ?? {});
  if (wrong !== undefined) return { wrong, done: Promise.resolve(false) };
  if (id === openRow(path)) open.delete(keyOf(path));
  return { wrong: undefined, done: pendingIn(row).length > 0 ? wait(source, id) : send(source, id, valuesOf(row)) };
}

const isMissing = ({ value, problem, pending }: Mark = {}) => problem === undefined && !pending && isEmpty(value);

/** Sends the record of a row in its turn, once it is known what stands in it. */
async function wait(source: Source, id: string): Promise<boolean> {
  const { path, undo } = source;
  const turn = undo.reserve();
  waiting.add(id);
  changeMarks(path, (old) => ({ ...old })); // the row has left the end of the table
  await known(path, id);
  waiting.delete(id);
  const { wrong, done } = leaveRow({ ...source, undo: { ...undo, run: turn.run } }, id);
  if (wrong !== undefined) toast({ tone: "danger", text: t("data.grid.nothingSaved", { problem: marksOf(path)[id]?.[wrong]?.problem ?? "" }) });
  turn.pass();
  return done;
}

/** Comes when nothing in a row is looked up any more. */
async function known(path: Path, id: string): Promise<void> {
  const pending = pendingIn(marksOf(path)[id]);
  if (pending.length === 0) return;
  await Promise.all(pending);
  await known(path, id);
}

async function send(source: Source, id: string, values: Record<string, Value>): Promise<boolean> {
  const { path } = source;
  const making = make(source, values);
  underWay.set(id, making.catch(() => undefined));
  changeMarks(path, (old) => ({ ...old })); // the row has left the end of the table
  try {
    made.set(id, await making);
    return true;
  } catch (error) {
    refuse(source, id, error);
    return false;
  } finally {
    underWay.delete(id);
    changeMarks(path, (old) => ({ ...old })); // what is made may be shown already
  }
}

async function make({ path, undo }: Source, values: Record<string, Value>): Promise<Made> {
  let id = "";
  await undo.run(creating(path, t("data.grid.edit.create"), [values], ([first = ""]) => void (id ||= first)));
  return { id, at: moment(), values };
}

/** What Go refuses stays in its row, with the reason in the cell that it is about. */
function refuse({ path, modules }: Source, id: string, error: unknown): void {
  const problem = refusalText(error, path, modules);
  const row = marksOf(path)[id] ?? {};
  const name = refusedField(error) ?? Object.keys(row)[0] ?? "";
  changeMarks(path, (old) => mark(old, id, name, { value: null, ...row[name], problem }));
  toast({ tone: "danger", text: t("data.grid.nothingSaved", { problem }) });
}
