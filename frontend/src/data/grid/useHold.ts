import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import type { Path } from "../../backend";
import { listen } from "./kept";
import { newRows } from "./newRecords";
import type { Pages } from "./pages";
import type { Span } from "./span";
import type { Selected } from "./useSelection";
import type { Viewport } from "./viewport";

/** The row that a person is at, and those that come after it: one takes its place when it goes. */
interface Held { path: Path; pages: Pages; place: number; ids: string[]; go: Selected["go"] }

/** Keeps a person at the row that they are at, when others come or go above it. */
export function useHold(path: Path, pages: Pages, viewport: Viewport, { selection, go }: Selected): void {
  const held = useRef<Held>(undefined);
  useEffect(() => {
    const { rows } = viewport.drawn;
    const { row } = selection.active;
    const place = row >= rows.first && row < rows.end ? row : viewport.firstSeen;
    const last = held.current;
    // Halfway through what is new, another record may stand in the place for a moment.
    const waits = last?.pages === pages && last.place === place && !pages.settled;
    held.current = { path, pages, place, ids: waits ? last.ids : idsFrom(path, pages, { first: place, end: rows.end }), go };
  });
  useEffect(() => {
    const hold = () => {
      const last = held.current;
      if (last?.pages !== pages) return;
      const now = placeNow(last);
      if (now === undefined || now === last.place) return;
      const rows = now - last.place;
      last.place = now;
      flushSync(() => last.go({ do: "shift", rows }));
      viewport.shift(rows);
    };
    const ends = [pages.subscribe(hold), listen(hold)];
    return () => ends.forEach((end) => end());
  }, [pages, viewport]);
}

/** Where the row is now; once it is gone, the first one after it that is still there. */
function placeNow({ path, pages, place, ids: [id, ...after] }: Held): number | undefined {
  if (id === undefined) return undefined;
  if (idAt(path, pages, place) === id) return place;
  const own = placeOf(path, pages, id);
  if (own !== undefined || !pages.settled) return own;
  return after.map((next) => placeOf(path, pages, next)).find((found) => found !== undefined);
}

const idAt = (path: Path, pages: Pages, place: number) => pages.row(place)?.record.id ?? newRows(path, pages)[place - pages.found];

function idsFrom(path: Path, pages: Pages, { first, end }: Span): string[] {
  const places = Array.from({ length: Math.max(1, end - first) }, (_, at) => first + at);
  if (idAt(path, pages, first) === undefined) return [];
  return places.map((place) => idAt(path, pages, place)).filter((id) => id !== undefined);
}

function placeOf(path: Path, pages: Pages, id: string): number | undefined {
  const within = newRows(path, pages).indexOf(id);
  return within < 0 ? pages.placeOf(id) : pages.found + within;
}
