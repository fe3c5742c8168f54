// Records, and questions for them.
import * as goRecords from "../../wailsjs/go/window/Records";
import * as goTries from "../../wailsjs/go/window/Tries";
import type { backend } from "../../wailsjs/go/models";
import { ask } from "./ask";
import type { DataRecord, FormulaError, Path, Value } from "./nouns";

export type Operator =
  | "equals" | "not_equals" | "contains" | "not_contains" | "begins" | "empty" | "not_empty" | "before" | "after" | "between" | "less" | "more"
  | "one_of" | "none_of";
/** A condition on a field. The value is as the Public API writes it: one, a list of two for between, a list for one_of and none_of. */
export interface Condition { field: string; is: Operator; value?: Value | Value[] }
/** What to list of a table. */
export interface RecordAsk {
  /** At most 1000. */
  limit: number;
  offset: number;
  /** A field's name, with a leading - for descending; without one records come by id. */
  sort?: string;
  /** All hold. */
  where?: Condition[];
  /** Words, each of which is in some cell of the record. */
  search?: string;
  /** Names who asks: its next question for another list ends the ones before, which are refused with the id query.overtaken. */
  view?: string;
}
/** The titles of linked records: by the name of the field that links to them, and by id. */
export type Links = Record<string, Record<string, string>>;
/** Why formulas gave nothing: by the name of the field, and by id. */
export type Problems = Record<string, Record<string, FormulaError>>;
/** Total is how many records the table has, found how many the question leaves. */
export interface RecordPage {
  records: DataRecord[];
  hasMore: boolean;
  total: number;
  found: number;
  links: Links;
  problems?: Problems;
}
/** A record by what it is called. */
export interface Named { id: string; title: string }
/** What a deletion took from other records: links to what was deleted, unless there were too many of them to remember all. */
export interface Removed { links: { field: number; links: [number, number][] }[]; incomplete: boolean }

export const listRecords = (path: Path, { sort = "", where = [], search = "", view = "", ...page }: RecordAsk) =>
  ask<RecordPage>(() => goRecords.List(path, { ...page, sort, where, search, view } as unknown as backend.Ask));
/** Where the first of some records stands in a list: its id, "0" where the list shows none of them; and whether the table has the first of all no more. */
export interface Located { id: string; place: number; isGone: boolean }
export const locateRecords = (path: Path, { sort = "", where = [], search = "", view = "" }: Omit<RecordAsk, "limit" | "offset">, ids: string[]) =>
  ask<Located>(() => goRecords.Locate(path, { limit: 0, offset: 0, sort, where, search, view } as unknown as backend.Ask, ids.map(Number)));
/** Ends what a view still asks. */
export const cancelRecords = (view: string) => ask<undefined>(() => goRecords.Cancel(view));
/** Answers a page of one. */
export const getRecord = (path: Path, id: string) => ask<RecordPage>(() => goRecords.Get(path, Number(id)));
/** Records by what they are called, those that begin with the text first, and before these the one whose id the text is. */
export const findRecords = (path: Path, text: string, limit: number, view = "") => ask<Named[]>(() => goRecords.Find(path, text, limit, view));
/** Texts that a field holds already, each once: of the newest records, and not all of many. */
export const heldValues = (path: Path, field: string) => ask<string[]>(() => goRecords.Held(path, field));
/** The records of another table that link to this one, as one of its reverse fields shows them. */
export const linkedRecords = (path: Path, id: string, field: string, { limit, offset }: { limit: number; offset: number }) =>
  ask<RecordPage>(() => goRecords.Linked(path, Number(id), field, limit, offset));

export type Method = "GET" | "POST" | "PATCH" | "DELETE";
/** The API's answer to a request: its HTTP status, and its body set out in lines. */
export interface Tried { status: number; body: string }
/** Sends a request to the API, with a key of its own. What the API refuses is an answer too. */
export const tryRequest = (workspaceId: string, method: Method, target: string, body: unknown) =>
  ask<Tried>(() => goTries.Send(workspaceId, method, target, body === undefined ? "" : JSON.stringify(body)));

/** Answers the ids of the new records. */
export const createRecords = (path: Path, records: Record<string, Value>[]) =>
  ask<number[]>(() => goRecords.Create(path, JSON.stringify({ records })));
export const updateRecords = (path: Path, records: (Record<string, Value> & { id: string })[]) =>
  ask<number[]>(() => goRecords.Update(path, JSON.stringify({ records })));
/** Changes records and adds others, all or none of both. Answers the ids of the new ones. */
export const writeRecords = (path: Path, changes: (Record<string, Value> & { id: string })[], created: Record<string, Value>[]) =>
  ask<number[]>(() => goRecords.Write(path, JSON.stringify({ records: changes }), JSON.stringify({ records: created })));
/** Answers what it took from other records, for restoreRecords. */
export const deleteRecords = (path: Path, ids: string[]) => ask<Removed>(() => goRecords.Delete(path, ids.map(Number)));
/** What a deletion would take from other records. */
export const linksToRecords = (path: Path, ids: string[]) => ask<Removed>(() => goRecords.LinksTo(path, ids.map(Number)));
/** Brings deleted records back under their own ids, with all their values, and the links to them where these are still empty. */
export const restoreRecords = (path: Path, records: DataRecord[], { links }: Pick<Removed, "links"> = { links: [] }) =>
  ask<number[]>(() => goRecords.Restore(path, JSON.stringify({ records: records.map(({ id, values }) => ({ ...values, id })) }), JSON.stringify(links)));
