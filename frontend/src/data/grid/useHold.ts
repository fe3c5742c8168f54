import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import type { Path } from "../../backend";
import { listen } from "./kept";
import { newRows } from "./newRecords";
import type { Pages } from "./pages";
import type { Selected } from "./useSelection";
import type { Viewport } from "./viewport";

/** Keeps a person at the row that they are at, when others come or go above it. */
export function useHold(path: Path, pages: Pages, viewport: Viewport, { selection, go }: Selected): void {
  const held = useRef<{ path: Path; pages: Pages; place: number; id: string | undefined; go: Selected["go"] }>(undefined);
  useEffect(() => {
    const { rows } = viewport.drawn;
    const { row } = selection.active;
    const place = row >= rows.first && row < rows.end ? row : viewport.firstSeen;
    held.current = { path, pages, place, id: idAt(path, pages, place), go };
  });
  useEffect(() => {
    const hold = () => {
      const last = held.current;
      if (last?.id === undefined || last.pages !== pages) return;
      const now = idAt(last.path, pages, last.place) === last.id ? last.place : placeOf(last.path, pages, last.id);
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

const idAt = (path: Path, pages: Pages, place: number) => pages.row(place)?.record.id ?? newRows(path, pages)[place - pages.found];

function placeOf(path: Path, pages: Pages, id: string): number | undefined {
  const within = newRows(path, pages).indexOf(id);
  return within < 0 ? pages.placeOf(id) : pages.found + within;
}
