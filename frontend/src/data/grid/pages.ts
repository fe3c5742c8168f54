import { BackendError, type DataRecord, type Links } from "../../backend";
import type { Span } from "./span";

/** Some records in the order of a view, and how many there are. */
export interface Chunk {
  records: DataRecord[];
  links: Links;
  /** How many records the table holds, and how many of them the view shows. */
  total: number;
  found: number;
}
export interface Row { record: DataRecord; links: Links }

/** Another view has been asked for in place of this one: nobody waits for the answer. */
const isOvertaken = (error: unknown) => error instanceof BackendError && error.id === "query.overtaken";

/** Counts what is asked and what is written, in every view: a question sees what was written before it. */
let clock = 0;
export const moment = () => ++clock;

type Load = (offset: number, limit: number) => Promise<Chunk>;
interface Page { chunk: Chunk; age: number }

/** At most so many pages are kept, and so many asked for at a time: a hand on the scroll bar passes hundreds. */
const kept = 60;
const atOnce = 2;

/** The records of one view, read page by page as they come into sight. Old ones stay in sight until newer arrive. */
export class Pages {
  readonly size: number;
  version = 0;
  error: unknown;
  found = 0;
  total = 0;
  /** Whether any page has come yet. */
  ready = false;
  readonly #load: Load;
  readonly #pages = new Map<number, Page>();
  readonly #asked = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #seen: Span = { first: 0, end: 1 };
  #age = 0;
  #newest = -1;
  #isOver = false;

  constructor(size: number, load: Load) {
    this.size = size;
    this.#load = load;
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** The record at a place of the view; undefined while it has not come. */
  row(place: number): Row | undefined {
    const chunk = this.#pages.get(Math.floor(place / this.size))?.chunk;
    const record = chunk?.records[place % this.size];
    return chunk && record && { record, links: chunk.links };
  }

  /** Where a record is, among those that are here and up to date. */
  placeOf(id: string): number | undefined {
    for (const [at, { chunk, age }] of this.#pages) {
      if (age !== this.#age) continue;
      const within = chunk.records.findIndex((record) => record.id === id);
      if (within >= 0) return at * this.size + within;
    }
    return undefined;
  }

  /** Whether a record that was made at some moment is counted here by now. */
  shows(id: string, made: number): boolean {
    return this.#newest > made || this.placeOf(id) !== undefined;
  }

  /** Whether all that is seen is up to date. */
  get settled(): boolean {
    return this.ready && this.#pagesSeen().every((at) => this.#isFresh(at));
  }

  /** Asks for what is seen now. What was asked for and is out of sight again is not asked for any more. */
  see(rows: Span): void {
    this.#seen = rows;
    this.#ask();
  }

  /** Something was written: what is here is old. */
  refresh(): void {
    this.#age++;
    this.error = undefined;
    this.#ask();
  }

  /** Shows values at once that Go has taken. */
  patch(values: Map<string, DataRecord["values"]>): void {
    for (const [at, page] of this.#pages) {
      if (!page.chunk.records.some(({ id }) => values.has(id))) continue;
      const records = page.chunk.records.map((record) => (values.has(record.id) ? { ...record, values: { ...record.values, ...values.get(record.id) } } : record));
      this.#pages.set(at, { ...page, chunk: { ...page.chunk, records } });
    }
    this.#tell();
  }

  /** Reads the records of some places, also those out of sight. */
  async rows({ first, end }: Span): Promise<Row[]> {
    const rows: Row[] = [];
    for (let at = Math.floor(first / this.size); at * this.size < end; at++) {
      const chunk = this.#isFresh(at) ? this.#pages.get(at)?.chunk : await this.#load(at * this.size, this.size);
      for (const record of chunk?.records ?? []) rows.push({ record, links: chunk?.links ?? {} });
    }
    const skipped = first - Math.floor(first / this.size) * this.size;
    return rows.slice(skipped, skipped + end - first);
  }

  #isFresh(at: number): boolean {
    return this.#pages.get(at)?.age === this.#age;
  }

  #ask(): void {
    if (this.error !== undefined || this.#isOver) return;
    for (const at of this.#pagesSeen()) {
      if (this.#asked.size < atOnce && !this.#asked.has(at) && !this.#isFresh(at)) void this.#askFor(at);
    }
  }

  #pagesSeen(): number[] {
    const end = this.ready ? Math.min(this.#seen.end, this.found) : this.#seen.end; // the last row is no record
    const [from, to] = [Math.floor(this.#seen.first / this.size), Math.max(1, Math.ceil(end / this.size))];
    return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
  }

  async #askFor(at: number): Promise<void> {
    const age = this.#age;
    const question = moment();
    this.#asked.add(at);
    try {
      const chunk = await this.#load(at * this.size, this.size);
      this.#keep(at, { chunk, age });
      if (question > this.#newest) this.#count(question, chunk);
    } catch (error) {
      if (isOvertaken(error)) this.#isOver = true;
      else this.error = error;
    }
    this.#asked.delete(at);
    this.#tell();
    this.#ask();
  }

  #count(question: number, { found, total }: Chunk): void {
    this.#newest = question;
    this.ready = true;
    this.found = found;
    this.total = total;
    for (const at of this.#pages.keys()) if (at > 0 && at * this.size >= found) this.#pages.delete(at);
  }

  #keep(at: number, page: Page): void {
    this.#pages.delete(at);
    this.#pages.set(at, page);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= kept) return;
      const isSeen = (oldest + 1) * this.size > this.#seen.first && oldest * this.size < this.#seen.end;
      if (!isSeen) this.#pages.delete(oldest);
    }
  }

  #tell(): void {
    this.version++;
    for (const listener of this.#listeners) listener();
  }
}
