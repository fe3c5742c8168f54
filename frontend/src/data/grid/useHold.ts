import { useEffect, useRef } from "react";
import { flushSync } from "react-dom";
import type { Pages } from "./pages";
import type { Selected } from "./useSelection";
import type { Viewport } from "./viewport";

/** Keeps a person at the record that they are at, when others come or go above it. */
export function useHold(pages: Pages, viewport: Viewport, { selection, go }: Selected): void {
  const held = useRef<{ pages: Pages; place: number; id: string | undefined; go: Selected["go"] }>(undefined);
  useEffect(() => {
    const { rows } = viewport.drawn;
    const { row } = selection.active;
    const place = row >= rows.first && row < rows.end ? row : viewport.firstSeen;
    held.current = { pages, place, id: pages.row(place)?.record.id, go };
  });
  useEffect(() => pages.subscribe(() => {
    const last = held.current;
    if (last?.id === undefined || last.pages !== pages) return;
    const now = pages.row(last.place)?.record.id === last.id ? last.place : pages.placeOf(last.id);
    if (now === undefined || now === last.place) return;
    const rows = now - last.place;
    last.place = now;
    flushSync(() => last.go({ do: "shift", rows }));
    viewport.shift(rows);
  }), [pages, viewport]);
}
