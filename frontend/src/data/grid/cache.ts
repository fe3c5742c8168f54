import type { DataRecord } from "../../backend";
import type { Chunk, Row, Source } from "./renewal";
import type { Span } from "./span";

interface Page { chunk: Chunk; age: number }

/** At most so many pages are kept. */
const most = 60;

/** The pages of a view that were read last, each of one age: of the records that were written before it. */
export class Cache {
  readonly #size: number;
  readonly #pages = new Map<number, Page>();

  constructor(size: number) {
    this.#size = size;
  }

  chunk(at: number): Chunk | undefined { return this.#pages.get(at)?.chunk; }
  age(at: number): number | undefined { return this.#pages.get(at)?.age; }

  row(offset: number): Row | undefined {
    const chunk = this.chunk(Math.floor(offset / this.#size));
    const record = chunk?.records[offset % this.#size];
    return chunk && record && { record, links: chunk.links, problems: chunk.problems };
  }

  /** The offset of a record on one of the pages that count. */
  offsetOf(id: string, counts: (at: number) => boolean): number | undefined {
    for (const [at, { chunk }] of this.#pages) {
      const within = counts(at) ? chunk.records.findIndex((record) => record.id === id) : -1;
      if (within >= 0) return at * this.#size + within;
    }
    return undefined;
  }

  /** The rows of some offsets; from Go those that are not here. */
  async rows({ first, end }: Span, source: Source): Promise<Row[]> {
    const rows: Row[] = [];
    const start = Math.floor(first / this.#size);
    for (let at = start; at * this.#size < end; at++) {
      const chunk = this.chunk(at) ?? await source.list(at * this.#size, this.#size);
      for (const record of chunk.records) rows.push({ record, links: chunk.links, problems: chunk.problems });
    }
    return rows.slice(first - start * this.#size, end - start * this.#size);
  }

  /** Keeps a page, and those that are seen. */
  keep(at: number, page: Page, seen: Span): void {
    this.#pages.delete(at);
    this.#pages.set(at, page);
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= most) return;
      const isSeen = (oldest + 1) * this.#size > seen.first && oldest * this.#size < seen.end;
      if (!isSeen) this.#pages.delete(oldest);
    }
  }

  /** Forgets the pages behind the last record. */
  end(found: number): void {
    for (const at of this.#pages.keys()) if (at > 0 && at * this.#size >= found) this.#pages.delete(at);
  }

  change(change: (chunk: Chunk) => Chunk): void {
    for (const [at, page] of this.#pages) this.#pages.set(at, { ...page, chunk: change(page.chunk) });
  }
}

/** How chunks change when records get values. */
export function patching(values: Map<string, DataRecord["values"]>) {
  const record = (one: DataRecord) => (values.has(one.id) ? { ...one, values: { ...one.values, ...values.get(one.id) } } : one);
  const chunk = (one: Chunk) => (one.records.some(({ id }) => values.has(id)) ? { ...one, records: one.records.map(record) } : one);
  return { record, chunk };
}
