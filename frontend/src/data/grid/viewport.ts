import { type Extent, moved, scrollOf, type Where } from "./extent";
import { columnsAt, placeIn, rowsAt, sameSpan, type Span } from "./span";
import type { Cell } from "./selection";

/** What the grid is made of, in pixels: lead is the # column, which stays in sight as the head does. */
export interface Shape { rows: number; rowHeight: number; head: number; lead: number; edges: number[] }

/** What has to be drawn. Rows stand below an origin, so that their places stay short and seldom change. */
export interface Drawn { rows: Span; cols: Span; origin: number; width: number; height: number }

const beyond = 4;
const originStep = 1000;
const settleAfter = 120;

/** The part of a grid that is seen. It stands still on the screen while the browser scrolls an empty element below it. */
export class Viewport {
  drawn: Drawn = { rows: { first: 0, end: 0 }, cols: { first: 0, end: 0 }, origin: 0, width: 0, height: 0 };
  #shape: Shape = { rows: 0, rowHeight: 1, head: 0, lead: 0, edges: [0] };
  #where: Where = { top: 0, scroll: 0 };
  #scroller: HTMLElement | undefined;
  #listeners = new Set<() => void>();
  #settling: ReturnType<typeof setTimeout> | undefined;

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Follows an element that scrolls, until the function it returns is called. */
  attach(scroller: HTMLElement): () => void {
    this.#scroller = scroller;
    const onScroll = () => this.#scrolled();
    const observer = new ResizeObserver(() => this.draw());
    scroller.addEventListener("scroll", onScroll, { passive: true });
    observer.observe(scroller);
    this.draw();
    return () => {
      clearTimeout(this.#settling);
      scroller.removeEventListener("scroll", onScroll);
      observer.disconnect();
      this.#scroller = undefined;
    };
  }

  reshape(shape: Shape): void {
    this.#shape = shape;
    this.draw();
  }

  get #extent(): Extent {
    const { rows, rowHeight, head } = this.#shape;
    return { all: rows * rowHeight, seen: Math.max(0, (this.#scroller?.clientHeight ?? 0) - head) };
  }

  /** The whole screens of rows that PageDown goes. */
  get page(): number { return Math.max(1, Math.floor(this.#extent.seen / this.#shape.rowHeight) - 1); }
  get firstSeen(): number { return Math.ceil(this.#where.top / this.#shape.rowHeight); }

  #scrolled(): void {
    this.#where = moved(this.#extent, this.#where, this.#scroller?.scrollTop ?? 0);
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#scrollTo(this.#where.top), settleAfter);
    this.draw();
  }

  /** Brings the scroll bar to where it belongs for that place among the rows. */
  #scrollTo(top: number): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const scroll = scrollOf(this.#extent, top);
    if (Math.abs(scroller.scrollTop - scroll) > 1) scroller.scrollTop = scroll;
    this.#where = { top, scroll: scroller.scrollTop };
  }

  /** Draws what is seen now: moves what is there, and tells when other rows or columns have come into sight. */
  draw(): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const { rows: count, rowHeight, lead, edges } = this.#shape;
    const { clientWidth: width, clientHeight: height } = scroller;
    const { seen, all } = this.#extent;
    this.#where.top = Math.max(0, Math.min(this.#where.top, all - seen));
    const rows = rowsAt(this.#where.top, seen, rowHeight, count, beyond);
    const cols = columnsAt(edges, scroller.scrollLeft, width - lead);
    const origin = Math.floor(rows.first / originStep) * originStep;
    scroller.style.setProperty("--shift-y", `${origin * rowHeight - this.#where.top}px`);
    scroller.style.setProperty("--shift-x", `${-scroller.scrollLeft}px`);
    this.#keep({ rows, cols, origin, width, height });
  }

  #keep(next: Drawn): void {
    const old = this.drawn;
    if (sameSpan(old.rows, next.rows) && sameSpan(old.cols, next.cols) && old.origin === next.origin && old.width === next.width && old.height === next.height) return;
    this.drawn = next;
    for (const listener of this.#listeners) listener();
  }

  /** Scrolls as little as it takes for a cell to be seen whole. */
  reveal({ row, col }: Cell): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const { rowHeight, lead, edges } = this.#shape;
    const { seen } = this.#extent;
    const [from, to] = [row * rowHeight, (row + 1) * rowHeight];
    if (row >= 0) this.#scrollTo(Math.min(from, Math.max(to - seen, this.#where.top)));
    const [left = 0, right = 0] = [edges[col - 1], edges[col]];
    const width = scroller.clientWidth - lead;
    if (col > 0) scroller.scrollLeft = Math.min(left, Math.max(right - width, scroller.scrollLeft));
    this.draw();
  }

  /** Pixels above what is seen. */
  get top(): number { return this.#where.top; }

  /** Keeps the same records in sight as before, when they have come to stand some rows further down. */
  shift(top: number, rows: number): void {
    this.#scrollTo(Math.max(0, top + rows * this.#shape.rowHeight));
    this.draw();
  }

  toTop(): void {
    this.#scrollTo(0);
    this.draw();
  }

  /** The cell under a point of the screen, or nearest to it. */
  cellAt(x: number, y: number): Cell {
    const scroller = this.#scroller;
    const { rows, rowHeight, head, lead, edges } = this.#shape;
    const box = scroller?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const row = Math.floor((y - box.top - head + this.#where.top) / rowHeight);
    const across = x - box.left - lead;
    const col = across < 0 ? 0 : placeIn(edges, across + (scroller?.scrollLeft ?? 0)) + 1;
    return { row: Math.max(0, Math.min(rows - 1, row)), col };
  }
}
