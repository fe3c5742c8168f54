// What is done to a block of cells at once: copied, emptied, pasted over.
import { copyText, type Field, type Module, type Path } from "../../backend";
import { toast } from "../../ui/toasts";
import { t } from "../../words";
import { readCells, writeCells } from "../cells/clipboard";
import { updating } from "../cells/edits";
import { findLinks } from "../cells/links";
import { textOf } from "../cells/text";
import { toTSV } from "../cells/tsv";
import { isReadOnly } from "../fieldType";
import { formatNumber } from "../format";
import { refusalText } from "../refusal";
import type { Column } from "./columns";
import { isSent } from "./newRecords";
import type { Pages } from "./pages";
import { blockFor, changeOf, type Paste, plan } from "./paste";
import type { Row } from "./renewal";
import type { Range } from "./selection";
import { sayReadOnly } from "./useEditing";
import type { Spot } from "./saving";
import type { Edits } from "./useEdits";
import type { Selected } from "./useSelection";
import { most } from "./useTicks";

/** Something that is asked about first, as it changes many cells. */
export interface Question {
  kind: "paste" | "clear";
  cells: number;
  /** What it does in detail, a sentence each. */
  does: string[];
  go: () => void;
}

export interface Sheet {
  path: Path;
  modules: Module[];
  /** All fields of the table, also those that are hidden. */
  fields: Field[];
  pages: Pages;
  columns: Column[];
  selected: Selected;
  edits: Edits;
  /** The rows below those of the records, to type new ones into. */
  news: string[];
  onAsk: (question: Question) => void;
}

/** More cells than these are not written without asking. */
const many = 500;

/** Says why something could not even be begun. */
export function sayFailed({ path, modules }: Sheet, error: unknown, writes: boolean): void {
  const problem = refusalText(error, path, modules);
  toast({ tone: "danger", text: writes ? t("data.grid.nothingSaved", { problem }) : problem });
}

const fieldsOf = (columns: Column[], { left, right }: Range) => columns.slice(left - 1, right).map(({ field }) => field);

/** The records of some rows, also those out of sight; undefined, and said, when they are too many. */
async function rowsOf(pages: Pages, top: number, bottom: number): Promise<Row[] | undefined> {
  const end = Math.min(bottom + 1, pages.count);
  if (end - top > most) {
    toast({ tone: "danger", text: t("data.grid.tooMany", { most: formatNumber(most) }) });
    return undefined;
  }
  return end > top ? pages.rows({ first: top, end }) : [];
}

/** Copies cells, and empties them when they are cut. The clipboard of an event takes only what is there at once; the rest goes by way of Go. */
export async function copy(options: Sheet, range: Range, clipboard: DataTransfer, cut: boolean): Promise<void> {
  const { pages, columns } = options;
  const fields = fieldsOf(columns, range);
  const texts = (rows: Row[]) => rows.map(({ record, links }) => fields.map((field) => textOf(field, record.values[field.name], links)));
  const places = Array.from({ length: Math.max(0, Math.min(range.bottom + 1, pages.count, range.top + most) - range.top) }, (_, at) => range.top + at);
  const here = places.map((place) => pages.row(place)).filter((row) => row !== undefined);
  if (range.bottom - range.top < most && here.length === places.length) writeCells(clipboard, texts(here));
  else {
    const rows = await rowsOf(pages, range.top, range.bottom);
    if (!rows) return;
    await copyText(toTSV(texts(rows)));
    toast({ text: t("data.grid.copied", { count: rows.length * fields.length }) });
  }
  if (cut) await clear(options, range);
}

export async function clear({ path, pages, columns, edits, news, onAsk }: Sheet, range: Range): Promise<void> {
  const fields = fieldsOf(columns, range).filter((field) => !isReadOnly(field));
  const [first] = fieldsOf(columns, range);
  if (first && fields.length === 0) {
    sayReadOnly(first);
    return;
  }
  const rows = await rowsOf(pages, range.top, range.bottom);
  for (const id of news.slice(Math.max(0, range.top - pages.count), Math.max(0, range.bottom + 1 - pages.count))) {
    for (const field of fields) clearNew(edits, { id, row: undefined }, field);
  }
  const [row, field] = [rows?.[0], fields[0]];
  if (!rows || !row || !field) return;
  const cells = rows.length * fields.length;
  if (cells === 1) return edits.save({ id: row.record.id, row }, field, null);
  const changes = rows.map((one) => changeOf(one, Object.fromEntries(fields.map(({ name }) => [name, null]))));
  const act = () => edits.change(updating(path, t("data.grid.edit.clear", { count: cells }), changes), changes);
  if (cells > many) onAsk({ kind: "clear", cells, does: [t("data.grid.ask.clear.text")], go: () => void act() });
  else await act();
}

/** A record that is on its way by now gets an empty value. */
function clearNew(edits: Edits, spot: Spot, field: Field): void {
  if (isSent(spot.id)) void edits.save(spot, field, null);
  else edits.forget(spot, field);
}

export async function paste({ path, modules, fields: all, pages, columns, edits, selected, news, onAsk }: Sheet, range: Range, clipboard: DataTransfer): Promise<void> {
  const texts = readCells(clipboard);
  const block = blockFor(texts, range);
  const rows = await rowsOf(pages, range.top, range.top + block.length - 1);
  if (block.length === 0 || !rows) return;
  const fields = columns.slice(range.left - 1).map(({ field }) => field);
  const links = await findLinks(path.workspace, modules, fields, texts);
  const required = all.filter((field) => field.required && !isReadOnly(field));
  const planned = plan(block, { rows, fields, links, grows: news.length > 0, required });
  const [bottom, right] = [range.top + block.length - 1, Math.min(columns.length, range.left + (block[0]?.length ?? 1) - 1)];
  const [first] = fields;
  if (first && fields.slice(0, block[0]?.length).every(isReadOnly)) {
    sayReadOnly(first);
    return;
  }
  const act = () => {
    selected.select({ active: { row: range.top, col: range.left }, corner: { row: bottom, col: right } });
    return edits.paste(planned);
  };
  const isWhole = planned.lost.rows + planned.lost.columns === 0;
  if (rows.length === 0 && news.length === 0) toast({ tone: "danger", text: t("data.grid.noRoom") });
  else if (planned.cells > many || !isWhole) onAsk({ kind: "paste", cells: planned.cells, does: whatPastes(planned), go: () => void act() });
  else await act();
}

/** What a paste does to records, and what of the clipboard it leaves out. */
function whatPastes({ changes, created, drafts, lost }: Paste): string[] {
  const counts = { replaced: changes.length, added: created.length + drafts.length, rows: lost.rows, columns: lost.columns };
  const told = (["replaced", "added", "rows", "columns"] as const).filter((name) => counts[name] > 0);
  return [...told.map((name) => t(`data.grid.ask.paste.${name}`, { count: counts[name] })), t("data.grid.ask.paste.text")];
}
