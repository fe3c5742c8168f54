// What was done to each table in this window, to be taken back and done again. It stays while one looks at another table.
import { BackendError, type Module, type Path } from "../../backend";
import { toast } from "../../ui/toasts";
import { t } from "../../words";
import { refusalText } from "../refusal";

/** A change to a table, and what takes it back. Its label names it: "Change of Seats". */
export interface Edit {
  label: string;
  do: () => Promise<void>;
  undo: () => Promise<void>;
}

/** Said by an edit that cannot be taken back or done again, as a sentence for people. */
export class Hindrance extends Error {}

export interface History { undo: Edit[]; redo: Edit[] }

const most = 100;
const nothing: History = { undo: [], redo: [] };
const listeners = new Set<() => void>();
let workspace = "";
let histories: Record<string, History> = {};
/** One after the other: who presses undo twice takes back two edits, the later one first. */
let queue: Promise<unknown> = Promise.resolve();

const keyOf = ({ module, table }: Path) => `${module}/${table}`;

export const historyOf = (path: Path): History => (path.workspace === workspace ? histories[keyOf(path)] ?? nothing : nothing);

export function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const tell = () => listeners.forEach((listener) => listener());

/** Forgets every edit of another workspace. */
export function enter(to: string): void {
  if (to === workspace) return;
  workspace = to;
  histories = {};
  tell();
}

function put(path: Path, history: History): void {
  enter(path.workspace);
  histories = { ...histories, [keyOf(path)]: { undo: history.undo.slice(-most), redo: history.redo.slice(-most) } };
  tell();
}

function enqueue(work: () => Promise<void>): Promise<void> {
  const done = queue.then(work);
  queue = done.catch(() => undefined);
  return done;
}

/** A place among the edits: what comes later waits until an edit is done in it, or it is given up. */
export interface Turn {
  /** Does an edit. One that fails is not kept, and says why. */
  run: (edit: Edit) => Promise<void>;
  pass: () => void;
}

/** Keeps a place for an edit that is not known yet. */
export function reserve(path: Path): Turn {
  let give: (edit?: Edit) => void = () => undefined;
  const given = new Promise<Edit | undefined>((come) => { give = come; });
  const done = enqueue(async () => {
    const edit = await given;
    if (!edit) return;
    await edit.do();
    put(path, { undo: [...historyOf(path).undo, edit], redo: [] });
  });
  return {
    run: (edit) => {
      give(edit);
      return done;
    },
    pass: () => give(),
  };
}

export const run = (path: Path, edit: Edit): Promise<void> => reserve(path).run(edit);

/** Takes back the last edit, or does again the one that was taken back last. Resolves also where that fails: it is said in a toast. */
export function step(path: Path, modules: Module[], way: "undo" | "redo"): Promise<void> {
  return enqueue(async () => {
    const edit = historyOf(path)[way].at(-1);
    if (!edit) return;
    try {
      await (way === "undo" ? edit.undo() : edit.do());
      move(path, way, edit);
    } catch (error) {
      if (!passes(error)) drop(path, way, edit);
      toast({ tone: "danger", text: t(`cells.undo.${way}Failed`, { label: edit.label, reason: error instanceof Hindrance ? error.message : refusalText(error, path, modules) }) });
    }
  });
}

const without = (edits: Edit[], edit: Edit) => edits.filter((one) => one !== edit);

function drop(path: Path, way: "undo" | "redo", edit: Edit): void {
  const history = historyOf(path);
  put(path, { ...history, [way]: without(history[way], edit) });
}

function move(path: Path, way: "undo" | "redo", edit: Edit): void {
  const { undo, redo } = historyOf(path);
  put(path, way === "undo" ? { undo: without(undo, edit), redo: [...redo, edit] } : { undo: [...undo, edit], redo: without(redo, edit) });
}

/** A passing reason why an edit cannot be taken back: it stays the next one. */
const passes = (error: unknown) => error instanceof BackendError && (error.code === "busy" || error.code === "storage");
