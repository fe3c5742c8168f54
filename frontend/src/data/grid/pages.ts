import { BackendError, type DataRecord } from "../../backend";
import { atOnce, type Chunk, type Hold, moment, pagesOf, Renewal, type Row, type Source } from "./renewal";
import type { Span } from "./span";

/** Another view has been asked for in place of this one: nobody waits for the answer. */
const isOvertaken = (error: unknown) => error instanceof BackendError && error.id === "query.overtaken";

interface Page { chunk: Chunk; age: number }
/** A record that the view leaves out, shown where it was until the person who is at it goes on. */
interface Guest { place: number; row: Row }

/** At most so many pages are kept. */
const kept = 60;

/**
 * The records of one view, read page by page as they come into sight. Old ones stay in sight until newer arrive, and those that a person is at
 * do not leave them: no page is shown in which another record is in their place. Places count the guest, Go's offsets do not.
 */
export class Pages {
  readonly size: number;
  version = 0;
  error: unknown;
  found = 0;
  total = 0;
  /** Whether any page has come yet. */
  ready = false;
  readonly #source: Source;
  readonly #pages = new Map<number, Page>();
  readonly #asked = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #seen: Span = { first: 0, end: 1 };
  #holds: Hold[] = [];
  #guest: Guest | undefined;
  #renewal: Renewal | undefined;
  #age = 0;
  /** The age of the records by which it is known where all is that is held. */
  #settled = 0;
  #newest = -1;
  #isOver = false;

  constructor(size: number, source: Source) {
    this.size = size;
    this.#source = source;
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** How many rows of records there are. */
  get count(): number { return this.found + (this.#guest ? 1 : 0); }
  /** The record that is shown though the view leaves it out. */
  get guest(): string | undefined { return this.#guest?.row.record.id; }

  /** The record at a place; undefined while it has not come. */
  row(place: number): Row | undefined {
    if (place === this.#guest?.place) return this.#guest.row;
    const offset = this.#offsetOf(place);
    const chunk = this.#pages.get(Math.floor(offset / this.size))?.chunk;
    const record = chunk?.records[offset % this.size];
    return chunk && record && { record, links: chunk.links };
  }

  #offsetOf(place: number): number { return this.#guest && place > this.#guest.place ? place - 1 : place; }
  #placeOfOffset(offset: number): number { return this.#guest && offset >= this.#guest.place ? offset + 1 : offset; }

  /** Where a record is, among those that are seen or up to date. */
  placeOf(id: string): number | undefined {
    if (id === this.guest) return this.#guest?.place;
    const seen = this.#pagesSeen();
    for (const [at, { chunk, age }] of this.#pages) {
      if (age !== this.#age && !seen.includes(at)) continue;
      const within = chunk.records.findIndex((record) => record.id === id);
      if (within >= 0) return this.#placeOfOffset(at * this.size + within);
    }
    return undefined;
  }

  /** Whether a record that was made at some moment is counted here by now. */
  shows(id: string, made: number): boolean {
    return this.#newest > made || this.placeOf(id) !== undefined;
  }

  /** Asks for what is seen now. What was asked for and is out of sight again is not asked for any more. */
  see(rows: Span): void {
    this.#seen = rows;
    this.#ask();
  }

  /** The rows that a person is at. Whenever they move, their places here do. */
  hold(holds: Hold[]): void {
    this.#holds = holds;
  }

  /** Nobody is at the guest any more. */
  letGo(): void {
    if (!this.#guest) return;
    const { place } = this.#guest;
    this.#guest = undefined;
    for (const hold of this.#holds) if (hold.place > place) hold.place--;
    this.#tell();
  }

  /** Something was written: what is here is old. */
  refresh(): void {
    this.#age++;
    this.error = undefined;
    this.#ask();
  }

  /** Shows values at once that Go has taken. */
  patch(values: Map<string, DataRecord["values"]>): void {
    const patched = (record: DataRecord) => (values.has(record.id) ? { ...record, values: { ...record.values, ...values.get(record.id) } } : record);
    const change = (chunk: Chunk) => (chunk.records.some(({ id }) => values.has(id)) ? { ...chunk, records: chunk.records.map(patched) } : chunk);
    for (const [at, page] of this.#pages) this.#pages.set(at, { ...page, chunk: change(page.chunk) });
    this.#renewal?.patch(change);
    if (this.#guest) this.#guest = { ...this.#guest, row: { ...this.#guest.row, record: patched(this.#guest.row.record) } };
    this.#tell();
  }

  /** The records of some places: those that are seen, and from Go what is out of sight. */
  async rows({ first, end }: Span): Promise<Row[]> {
    const guest = this.#guest;
    const span = { first: this.#offsetOf(first), end: this.#offsetOf(end) };
    const rows: Row[] = [];
    const start = Math.floor(span.first / this.size);
    for (let at = start; at * this.size < span.end; at++) {
      const chunk = this.#pages.get(at)?.chunk ?? await this.#source.list(at * this.size, this.size);
      for (const record of chunk.records) rows.push({ record, links: chunk.links });
    }
    const wanted = rows.slice(span.first - start * this.size, span.end - start * this.size);
    if (guest && guest.place >= first && guest.place < end) wanted.splice(guest.place - first, 0, guest.row);
    return wanted;
  }

  #isFresh(at: number): boolean {
    return this.#pages.get(at)?.age === this.#age;
  }

  #ask(): void {
    if (this.error !== undefined || this.#isOver || this.#renewal) return;
    const seen = this.#pagesSeen();
    const isOld = (at: number) => this.#pages.has(at) && !this.#isFresh(at);
    if (this.ready && (this.#settled !== this.#age || seen.some(isOld))) {
      void this.#renew();
      return;
    }
    for (const at of seen) {
      if (this.#asked.size < atOnce && !this.#asked.has(at) && !this.#isFresh(at)) void this.#askFor(at);
    }
  }

  #pagesSeen(): number[] {
    const end = this.ready ? Math.min(this.#seen.end, this.count) : this.#seen.end; // the last row is no record
    return pagesOf({ first: this.#offsetOf(this.#seen.first), end: this.#offsetOf(end) }, this.size);
  }

  /** Asks for records where none are shown yet. */
  async #askFor(at: number): Promise<void> {
    const age = this.#age;
    const question = moment();
    this.#asked.add(at);
    try {
      const chunk = await this.#source.list(at * this.size, this.size);
      if (this.#contradicts(at, chunk)) this.#age++; // something was written that nobody has told of yet
      else if (!this.#isFresh(at)) {
        if (!this.ready) this.#settled = age;
        this.#keep(at, { chunk, age });
        this.#count(question, chunk);
      }
    } catch (error) {
      this.#fail(error);
    }
    this.#asked.delete(at);
    this.#tell();
    this.#ask();
  }

  /** Whether a page has another record where one is held. */
  #contradicts(at: number, { records }: Chunk): boolean {
    return this.#holds.some(({ id, place }) => {
      const offset = this.#offsetOf(place);
      return id !== undefined && id !== this.guest && Math.floor(offset / this.size) === at && records[offset % this.size]?.id !== id;
    });
  }

  async #renew(): Promise<void> {
    const renewal: Renewal = new Renewal(this.#source, this.size, this.#age, {
      seen: () => ({ first: this.#offsetOf(this.#seen.first), end: this.#offsetOf(this.#seen.end) }),
      holds: () => this.#holds,
      fresh: (at) => (this.#pages.get(at)?.age === renewal.age ? this.#pages.get(at)?.chunk : undefined),
      found: this.found,
      rows: this.count,
    });
    this.#renewal = renewal;
    try {
      await renewal.run();
      this.#show(renewal);
    } catch (error) {
      this.#fail(error);
    }
    this.#renewal = undefined;
    this.#tell();
    this.#ask();
  }

  #fail(error: unknown): void {
    if (isOvertaken(error)) this.#isOver = true;
    else this.error = error;
  }

  /** Shows newer records, and moves what is held to its place among them. */
  #show(renewal: Renewal): void {
    for (const [at, { chunk, question }] of renewal.read) {
      this.#keep(at, { chunk, age: renewal.age });
      this.#count(question, chunk);
    }
    this.#settled = renewal.age;
    const moves = this.#holds.map((hold) => ({ hold, answer: renewal.answer(hold) }));
    const stays = moves.find(({ answer }) => answer?.kept)?.answer;
    this.#guest = stays?.kept && { place: stays.place, row: stays.kept };
    for (const { hold, answer } of moves) {
      if (!answer) continue;
      const place = answer === stays ? answer.place : this.#placeOfOffset(answer.place);
      const way = hold === this.#holds[0] ? place - hold.place : 0;
      this.#seen = { first: Math.max(0, this.#seen.first + way), end: Math.max(1, this.#seen.end + way) };
      hold.place = place;
      hold.id = answer.id;
    }
  }

  #count(question: number, { found, total }: Chunk): void {
    if (question <= this.#newest) return;
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
