// Single values on their way to Go, each in its cell: typed into records, and into new ones before and after they are sent.
import { BackendError, type DataRecord, type Field, type Links, type Module, type Path, type Value } from "../../backend";
import { toast } from "../../ui/toasts";
import { t } from "../../words";
import { sayOverwritten, typing } from "../cells/typing";
import type { Typed } from "../cells/useEditing";
import type { Undo } from "../cells/useUndo";
import { labelOf } from "../label";
import { refusalText } from "../refusal";
import { isRecordGone, sayGone } from "./gone";
import { changeMarks, marksOf } from "./kept";
import { isNew, mark, type Mark, unmark, unrefuse } from "./marks";
import { isSent, madeOf } from "./newRecords";
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
  const put = (id: string, field: Field, what: Mark) => changeMarks(path, (old) => mark(isNew(id) ? unrefuse(old, id) : old, id, field.name, what));
  const drop = (id: string, field: Field) => changeMarks(path, (old) => unmark(old, id, field.name));

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
        toast({ tone: "danger", text: t("data.grid.nothingSaved", { problem: refusalText(error, path, modules) }) });
      } else put(id, field, { value, problem: refusalText(error, path, modules) });
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
  return { save, refuse, lose, drop };
}

/** The record or the field was deleted by somebody else: there is no cell left to say it in. */
const isGone = (error: unknown) => error instanceof BackendError && error.code === "not_found";

/** A value that is on its way stands in its cell as if it were there. */
const underWay = (mark: Mark | undefined): Value[] => (mark?.value !== undefined && mark.problem === undefined ? [mark.value] : []);

const same = (old: Value | undefined, now: Value) => JSON.stringify(old ?? null) === JSON.stringify(now);
