import type { DataRecord } from "../../backend";
import { Cache, patching } from "./cache";
import { Seat } from "./guest";
import { isOvertaken } from "./refusal";
import { atOnce, type Chunk, displaces, type Hold, moment, pagesOf, Renewal, type Row, type Source } from "./renewal";
import type { Span } from "./span";
import { Subject } from "./subject";

/**
 * The records of one view, read page by page as they come into sight. Old ones stay in sight until newer arrive, and those that a person is at
 * do not leave them: no page is shown in which another record is in their place. Places count the guest, Go's offsets do not.
 */
export class Pages extends Subject {
  readonly size: number;
  error: unknown;
  found = 0;
  total = 0;
  /** Whether any page has come yet. */
  ready = false;
  readonly #source: Source;
  readonly #cache: Cache;
  readonly #asked = new Set<number>();
  #seen: Span = { first: 0, end: 1 };
  #holds: Hold[] = [];
  readonly #seat = new Seat();
  #renewal: Renewal | undefined;
  #age = 0;
  /** The age of the records by which it is known where all is that is held. */
  #settled = 0;
  #newest = -1;
  #isOver = false;

  constructor(size: number, source: Source) {
    super();
    this.size = size;
    this.#source = source;
    this.#cache = new Cache(size);
  }

  /** How many rows of records there are. */
  get count(): number { return this.found + this.#seat.count; }
  /** The record that is shown though the view leaves it out. */
  get guest(): string | undefined { return this.#seat.id; }

  /** The record at a place; undefined while it has not come. */
  row(place: number): Row | undefined {
    return this.#seat.row(place) ?? this.#cache.row(this.#seat.offsetOf(place));
  }

  /** Where a record is, among those that are seen or up to date. */
  placeOf(id: string): number | undefined {
    if (id === this.guest) return this.#seat.place;
    const seen = this.#pagesSeen();
    const offset = this.#cache.offsetOf(id, (at) => this.#isFresh(at) || seen.includes(at));
    return offset === undefined ? undefined : this.#seat.placeOf(offset);
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
    if (this.guest === undefined) return;
    const { place } = this.#seat;
    this.#seat.clear();
    for (const hold of this.#holds) if (hold.place > place) hold.place--;
    this.tell();
  }

  /** Something was written: what is here is old. */
  refresh(): void {
    this.#age++;
    this.error = undefined;
    this.#ask();
  }

  /** Shows values at once that Go has taken. */
  patch(values: Map<string, DataRecord["values"]>): void {
    const { record, chunk } = patching(values);
    this.#cache.change(chunk);
    this.#renewal?.patch(chunk);
    this.#seat.change(record);
    this.tell();
  }

  /** The records of some places: those that are seen, and from Go what is out of sight. */
  async rows(places: Span): Promise<Row[]> {
    return this.#seat.join(await this.#cache.rows(this.#seat.offsetsOf(places), this.#source), places);
  }

  #isFresh(at: number): boolean { return this.#cache.age(at) === this.#age; }

  #ask(): void {
    if (this.error !== undefined || this.#isOver || this.#renewal) return;
    const seen = this.#pagesSeen();
    const isOld = (at: number) => this.#cache.age(at) !== undefined && !this.#isFresh(at);
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
    return pagesOf(this.#seat.offsetsOf({ first: this.#seen.first, end }), this.size);
  }

  /** Asks for records where none are shown yet. */
  async #askFor(at: number): Promise<void> {
    const age = this.#age;
    const question = moment();
    this.#asked.add(at);
    try {
      const chunk = await this.#source.list(at * this.size, this.size);
      if (this.#holds.some((hold) => displaces(hold, this.#seat, at * this.size, this.size, chunk))) this.#age++; // something was written that nobody has told of yet
      else if (!this.#isFresh(at)) {
        if (!this.ready) this.#settled = age;
        this.#cache.keep(at, { chunk, age }, this.#seen);
        this.#count(question, chunk);
      }
    } catch (error) {
      this.#fail(error);
    }
    this.#asked.delete(at);
    this.tell();
    this.#ask();
  }

  async #renew(): Promise<void> {
    const renewal: Renewal = new Renewal(this.#source, this.size, this.#age, {
      seen: () => this.#seat.offsetsOf(this.#seen),
      holds: () => this.#holds,
      fresh: (at) => (this.#cache.age(at) === renewal.age ? this.#cache.chunk(at) : undefined),
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
    this.tell();
    this.#ask();
  }

  #fail(error: unknown): void {
    if (isOvertaken(error)) this.#isOver = true;
    else this.error = error;
  }

  /** Shows newer records, and moves what is held to its place among them. */
  #show(renewal: Renewal): void {
    for (const [at, { chunk, question }] of renewal.read) {
      this.#cache.keep(at, { chunk, age: renewal.age }, this.#seen);
      this.#count(question, chunk);
    }
    this.#settled = renewal.age;
    const way = renewal.move(this.#seat);
    this.#seen = { first: Math.max(0, this.#seen.first + way), end: Math.max(1, this.#seen.end + way) };
  }

  #count(question: number, { found, total }: Chunk): void {
    if (question <= this.#newest) return;
    this.#newest = question;
    this.ready = true;
    this.found = found;
    this.total = total;
    this.#cache.end(found);
  }
}
