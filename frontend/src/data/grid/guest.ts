import type { DataRecord } from "../../backend";
import type { Row } from "./renewal";
import type { Span } from "./span";

/** The place for a record that its view leaves out, shown where it was until the person who is at it goes on. Places count it, Go's offsets do not. */
export class Seat {
  #place = Infinity;
  #row: Row | undefined;

  get id(): string | undefined { return this.#row?.record.id; }
  get place(): number { return this.#place; }
  get count(): number { return this.#row ? 1 : 0; }

  give(place: number, row: Row): void {
    this.#place = place;
    this.#row = row;
  }

  clear(): void {
    this.#place = Infinity;
    this.#row = undefined;
  }

  row(place: number): Row | undefined { return place === this.#place ? this.#row : undefined; }
  offsetOf(place: number): number { return place > this.#place ? place - 1 : place; }
  placeOf(offset: number): number { return offset >= this.#place ? offset + 1 : offset; }
  offsetsOf({ first, end }: Span): Span { return { first: this.offsetOf(first), end: this.offsetOf(end) }; }

  /** The rows of some places, from those that Go has there. */
  join(rows: Row[], { first, end }: Span): Row[] {
    const at = this.#place - first;
    return this.#row && at >= 0 && this.#place < end ? [...rows.slice(0, at), this.#row, ...rows.slice(at)] : rows;
  }

  change(change: (record: DataRecord) => DataRecord): void {
    if (this.#row) this.#row = { ...this.#row, record: change(this.#row.record) };
  }
}
