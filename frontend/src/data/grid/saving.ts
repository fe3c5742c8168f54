// Single values on their way to Go, each in its cell: typed into records, and into new ones before and after they are sent.
import { BackendError, type DataRecord, type Field, type Links, type Module, type Path, type Value } from "../../backend";
import { toast } from "../../ui/toasts";
import { t } from "../../words";
import type { Parsed } from "../cells/parse";
import { sayOverwritten, typing } from "../cells/typing";
import type { Typed } from "../cells/useEditing";
import type { Undo } from "../cells/useUndo";
import { labelOf } from "../label";
import { refusalText } from "../refusal";
import { isRecordGone, sayGone } from "./gone";
import { changeMarks, marksOf } from "./kept";
import { isNew, mark, type Mark, unmark, unrefuse } from "./marks";
import { isSent, madeOf, recordOf } from "./newRecords";
import type { Pages } from "./pages";
import type { Row } from "./renewal";

interface Source { path: Path; modules: Module[]; pages: Pages; undo: Undo }

/** A row of the grid: its record, or the name of a new one. */
export interface Spot {
  id: string;
  row: Row | undefined;
  /** What stood in the cell in place of the record's value as the edit began. */
  seen?: Value[];
}

export function saving({ path, modules, pages, undo }: Source) {
  const standsIn = (id: string, field: Field) => marksOf(path)[id]?.[field.name];
  const put = (id: string, field: Field, what: Mark) => changeMarks(path, (old) => mark(isNew(id) ? unrefuse(old, id) : old, id, field.name, what));
  const drop = (id: string, field: Field) => changeMarks(path, (old) => unmark(old, id, field.name));

  /** Saves one value; that of a new record when its row is left. */
  const save = async ({ id, row, seen = [] }: Spot, field: Field, value: Value, run = undo.run): Promise<void> => {
    const mine: Mark = { value };
    const shown = [row?.record.values[field.name] ?? null, ...seen, ...underWay(standsIn(id, field))];
    const isSame = row && same(shown.at(-1), value);
    if (isSame) drop(id, field);
    else put(id, field, mine);
    if (row && !isSame) await send(row.record, field, mine, shown, run, row.links);
    if (row || !isSent(id)) return;
    const record = await madeOf(id);
    if (record) await send(record, field, mine, [record.values[field.name] ?? null, ...shown], run);
  };
  const send = async (record: DataRecord, field: Field, mine: Mark, seen: Value[], run: Undo["run"], links: Links = {}): Promise<void> => {
    const { id } = record;
    const { value = null } = mine;
    // What was typed there since then stays.
    const isNewest = () => (standsIn(id, field) ?? mine) === mine;
    const say = (theirs: Value) => sayOverwritten({ path, undo, id, field, mine: value, theirs, links });
    try {
      await run(typing(path, t("data.grid.edit.cell", { field: labelOf(field) }), { id, seen: { [field.name]: seen }, after: { [field.name]: value } }, (theirs) => say(theirs[field.name] ?? null)));
      pages.patch(new Map([[id, { [field.name]: value }]]));
      if (isNewest()) drop(id, field);
    } catch (error) {
      const problem = refusalText(error, path, modules);
      if (isNewest()) drop(id, field);
      if (isRecordGone(error)) sayGone({ path, modules, undo, record, field, typed: { value }, links });
      else if (isGone(error)) toast({ tone: "danger", text: t("data.grid.nothingSaved", { problem }) });
      else if (isNewest()) put(id, field, { value, problem });
    }
  };

  /** Keeps in its cell what is no value. */
  const refuse = ({ id }: Spot, field: Field, text: string, problem: string) => put(id, field, { text, problem });

  /** Keeps in its cell what is still looked up; saves it in its turn, once it is known what it means. */
  const later = (spot: Spot, field: Field, text: string, means: Promise<Parsed>): void => {
    const turn = undo.reserve();
    const known = async (parsed: Parsed) => {
      const at = placeOf(spot, field, what);
      if (!at) return undefined; // something else was typed there
      if ("value" in parsed) await save(at, field, parsed.value, turn.run);
      else refuse(at, field, text, parsed.problem);
      return "value" in parsed ? parsed.value : undefined;
    };
    const what: Mark = { text, pending: means.then(known).finally(turn.pass) };
    put(spot.id, field, what);
  };
  /** Where a mark stands now: those of a new row go over to its record. */
  const placeOf = (spot: Spot, field: Field, what: Mark): Spot | undefined => {
    if (standsIn(spot.id, field) === what) return spot;
    const record = recordOf(spot.id);
    return record && standsIn(record.id, field) === what ? { ...spot, id: record.id, row: { record, links: {} } } : undefined;
  };

  /** Says that the record under an edit is gone, with what stands in the editor. */
  const lose = (spot: Spot, field: Field, { text, means }: Typed) => {
    const { id, row } = spot;
    if (!row) return;
    drop(id, field);
    const lost = { path, modules, undo, record: row.record, field, links: row.links };
    if (means instanceof Promise) sayGone({ ...lost, typed: { text }, onBack: () => later(spot, field, text, means) });
    else if ("value" in means) sayGone({ ...lost, typed: means });
    else sayGone({ ...lost, typed: { text }, onBack: () => refuse(spot, field, text, means.problem) });
  };
  return { save, later, refuse, lose, drop };
}

/** The record or the field was deleted by somebody else: there is no cell left to say it in. */
const isGone = (error: unknown) => error instanceof BackendError && error.code === "not_found";

/** A value that is on its way stands in its cell as if it were there. */
const underWay = (mark: Mark | undefined): Value[] => (mark?.value !== undefined && mark.problem === undefined ? [mark.value] : []);

const same = (old: Value | undefined, now: Value) => JSON.stringify(old ?? null) === JSON.stringify(now);
