import type { DataRecord, Links, Located, Problems } from "../../backend";
import type { Seat } from "./guest";
import type { Span } from "./span";

/** Some records in the order of a view, and how many there are. */
export interface Chunk {
  records: DataRecord[];
  links: Links;
  problems?: Problems;
  /** How many records the table holds, and how many of them the view shows. */
  total: number;
  found: number;
}
export interface Row { record: DataRecord; links: Links; problems?: Problems | undefined }

/** Go's answers about the records of one view. */
export interface Source {
  list: (offset: number, limit: number) => Promise<Chunk>;
  /** Where the first of some records is in the view. */
  locate: (ids: string[]) => Promise<Located>;
  /** A record, also one that the view leaves out; undefined once it is gone. */
  get: (id: string) => Promise<Row | undefined>;
}

/** A row that a person is at: its place, its record, and the records around it, the nearest first. */
export interface Hold {
  place: number;
  /** Undefined while its record has not come, and where it has none. */
  id: string | undefined;
  after: string[];
  before: string[];
  /** Whether its record stays to be seen when the view leaves it out. */
  keeps: boolean;
}

/** What is seen while newer records are on their way. */
export interface Sight {
  seen: () => Span;
  /** The first of them shall stay where it is on the screen. */
  holds: () => Hold[];
  /** A page that is here and up to date. */
  fresh: (at: number) => Chunk | undefined;
  /** How many records there are, and how many rows of records are shown. */
  found: number;
  rows: number;
}

/** Where a held row is among the newer records. Its record is another one when its own is gone; one that the view leaves out is kept. */
interface Answer { place: number; id: string | undefined; kept?: Row }
interface Read { chunk: Chunk; question: number }

/** So many pages are asked for at a time: a hand on the scroll bar passes hundreds. */
export const atOnce = 2;
/** So often a record is looked for that somebody else moves on and on. */
const tries = 3;

/** Counts what is asked and what is written, in every view: a question sees what was written before it. */
let clock = 0;
export const moment = () => ++clock;

/** Reads again what is seen, and finds out where the rows are now that a person is at: only with that can it be shown. */
export class Renewal {
  readonly age: number;
  readonly read = new Map<number, Read>();
  readonly #source: Source;
  readonly #size: number;
  readonly #sight: Sight;
  readonly #answers = new Map<Hold, Answer>();
  #located = 0;

  constructor(source: Source, size: number, age: number, sight: Sight) {
    this.#source = source;
    this.#size = size;
    this.age = age;
    this.#sight = sight;
  }

  /** Resolves when all that is seen by then is here, and all that is held is found. */
  async run(): Promise<void> {
    for (;;) {
      const missing = this.#missing();
      const unknown = this.#sight.holds().find((hold) => !this.#knows(hold));
      if (missing.length > 0) await Promise.all(missing.slice(0, atOnce).map((at) => this.#readPage(at)));
      else if (unknown) this.#answers.set(unknown, await this.#find(unknown));
      else return;
    }
  }

  /** Moves what is held to its place among the newer records, and gives the seat to one that stays. Answers how far the first one moved. */
  move(seat: Seat): number {
    const moves = this.#sight.holds().map((hold) => ({ hold, answer: this.#answers.get(hold) }));
    const stays = moves.find(({ answer }) => answer?.kept)?.answer;
    seat.clear();
    if (stays?.kept) seat.give(stays.place, stays.kept);
    const ways = moves.map(({ hold, answer }) => {
      if (!answer) return 0;
      const before = hold.place;
      Object.assign(hold, { place: answer === stays ? answer.place : seat.placeOf(answer.place), id: answer.id });
      return hold.place - before;
    });
    return ways[0] ?? 0;
  }

  get #found(): number {
    const newest = [...this.read.values()].sort((one, other) => other.question - one.question)[0];
    return newest?.chunk.found ?? this.#sight.found;
  }

  /** The pages that will be seen and are not here. */
  #missing(): number[] {
    const [anchor] = this.#sight.holds();
    const answer = anchor && this.#answers.get(anchor);
    const shift = answer ? answer.place - anchor.place : 0;
    const { first, end } = this.#sight.seen();
    const last = this.read.size > 0 ? Math.min(end + shift, this.#found) : end + shift;
    return pagesOf({ first: Math.max(0, first + shift), end: last }, this.#size).filter((at) => !this.#page(at));
  }

  #page(at: number): Chunk | undefined {
    return this.read.get(at)?.chunk ?? this.#sight.fresh(at);
  }

  async #readPage(at: number): Promise<void> {
    const question = moment();
    this.read.set(at, { chunk: await this.#source.list(at * this.#size, this.#size), question });
  }

  /** Whether it is known where the row is: what was read since may say otherwise. */
  #knows(hold: Hold): boolean {
    const answer = this.#answers.get(hold);
    if (!answer || answer.kept || answer.id === undefined || this.#located >= tries) return answer !== undefined;
    const there = this.#page(Math.floor(answer.place / this.#size))?.records[answer.place % this.#size]?.id;
    return there === undefined || there === answer.id;
  }

  async #find(hold: Hold): Promise<Answer> {
    const { rows } = this.#sight;
    if (hold.id === undefined) return { place: hold.place < rows ? hold.place : hold.place - rows + this.#found, id: undefined };
    const place = this.#placeOf(hold.id);
    if (place !== undefined) return { place, id: hold.id };
    this.#located++;
    return this.#answerTo(hold, hold.id, await this.#source.locate([hold.id, ...hold.after, ...hold.before]));
  }

  #placeOf(id: string): number | undefined {
    for (const [at, { chunk }] of this.read) {
      const within = chunk.records.findIndex((record) => record.id === id);
      if (within >= 0) return at * this.#size + within;
    }
    return undefined;
  }

  /** The nearest row in place of one that is gone; or where one is kept. */
  async #answerTo(hold: Hold, own: string, { id, place, isGone }: Located): Promise<Answer> {
    if (id === own) return { place, id };
    const isAlone = ![...hold.after, ...hold.before].includes(id);
    const kept = hold.keeps && !isGone ? await this.#source.get(own) : undefined;
    if (isAlone) return { place: Math.min(hold.place, this.#found), id: kept && own, ...(kept && { kept }) };
    return kept ? { place: hold.before.includes(id) ? place + 1 : place, id: own, kept } : { place, id };
  }

  /** Values that Go has taken since are not older than what was read. */
  patch(change: (chunk: Chunk) => Chunk): void {
    for (const [at, { chunk, question }] of this.read) this.read.set(at, { chunk: change(chunk), question });
  }
}

/** Whether a page from some offset on has another record where one is held. */
export function displaces({ id, place }: Hold, seat: Seat, offset: number, size: number, { records }: Chunk): boolean {
  const within = seat.offsetOf(place) - offset;
  return id !== undefined && id !== seat.id && within >= 0 && within < size && records[within]?.id !== id;
}

/** The pages of a size on which some rows are; the first one where there are none. */
export function pagesOf({ first, end }: Span, size: number): number[] {
  const [from, to] = [Math.floor(first / size), Math.max(1, Math.ceil(end / size))];
  return Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
}
