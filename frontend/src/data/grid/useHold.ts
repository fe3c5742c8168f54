import { useEffect, useLayoutEffect, useRef } from "react";
import { flushSync } from "react-dom";
import type { Path } from "../../backend";
import { listen } from "./kept";
import { isNew } from "./marks";
import { newRows } from "./newRecords";
import type { Pages } from "./pages";
import type { Hold } from "./renewal";
import type { Selected } from "./useSelection";
import type { Viewport } from "./viewport";

/** A row that is held: its record, or the name of a new one, and the place at which it is shown. */
interface Row { hold: Hold; id: string | undefined; shown: number }
/** The row of the cursor, and the one that stays where it is on the screen: the same while it is in sight. */
interface Held { path: Path; pages: Pages; cursor: Row; anchor: Row; go: Selected["go"] }

/** So many records around a row are remembered: one of them takes its place when it goes. */
const around = 20;

/** Keeps a person at the record that they are at, and in sight what they see, when others come or go around it. */
export function useHold(path: Path, pages: Pages, viewport: Viewport, { selection, go }: Selected): void {
  const held = useRef<Held>(undefined);
  const { row } = selection.active;
  useLayoutEffect(() => {
    const last = held.current?.pages === pages ? held.current : undefined;
    const { rows } = viewport.drawn;
    const isInSight = row >= rows.first && row < rows.end;
    const cursor = rowAt(path, pages, row, true, last?.cursor);
    const anchor = isInSight ? cursor : rowAt(path, pages, viewport.firstSeen, false, last?.anchor);
    held.current = { path, pages, cursor, anchor, go };
    pages.hold(row < 0 || isInSight ? [anchor.hold] : [anchor.hold, cursor.hold]);
    if (pages.guest !== undefined && pages.guest !== cursor.id) queueMicrotask(() => held.current?.cursor.id !== pages.guest && pages.letGo());
  });
  useEffect(() => {
    const follow = () => {
      const last = held.current;
      if (last?.pages !== pages) return;
      const { cursor, anchor } = last;
      const [down, beyond] = [wayOf(last, cursor), wayOf(last, anchor)];
      if (down === 0 && beyond === 0) return;
      cursor.shown += down;
      if (anchor !== cursor) anchor.shown += beyond;
      const { top } = viewport;
      flushSync(() => last.go({ do: "shift", rows: down }));
      viewport.shift(top, beyond);
    };
    const ends = [pages.subscribe(follow), listen(follow)];
    return () => ends.forEach((end) => end());
  }, [pages, viewport]);
}

/** The row at a place. The one that is held already stays it while its record is not read. */
function rowAt(path: Path, pages: Pages, place: number, keeps: boolean, last: Row | undefined): Row {
  const id = idAt(path, pages, place);
  const isLast = last?.hold.place === place && last.hold.keeps === keeps && (id === undefined || id === last.id || last.id === undefined);
  const hold: Hold = isLast ? last.hold : { place, id: undefined, after: [], before: [], keeps };
  if (id !== undefined && !isNew(id)) Object.assign(hold, { id, after: idsFrom(pages, place, 1), before: idsFrom(pages, place, -1) });
  return { hold, id: id ?? (isLast ? last.id : undefined), shown: place };
}

/** How far a row has moved from where it is shown. */
function wayOf({ path, pages }: Held, { hold, id, shown }: Row): number {
  if (id === undefined || !isNew(id)) return hold.place - shown;
  const within = newRows(path, pages).indexOf(id);
  return within < 0 ? 0 : pages.count + within - shown;
}

const idAt = (path: Path, pages: Pages, place: number) => pages.row(place)?.record.id ?? newRows(path, pages)[place - pages.count];

/** The records next to a place, the nearest first. */
function idsFrom(pages: Pages, place: number, way: 1 | -1): string[] {
  const places = Array.from({ length: around }, (_, at) => place + way * (at + 1));
  return places.map((one) => pages.row(one)?.record.id).filter((id) => id !== undefined);
}
