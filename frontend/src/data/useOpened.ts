import { type RefObject, useState } from "react";
import { beforeLeaving } from "../leaving";
import { toast } from "../ui/toasts";
import { explain } from "../words";
import type { Pages } from "./grid/pages";

/** A record that is open beside its table: a new one without id; and where it stood when it was opened. */
interface Opened { id: string | undefined; place?: number }

/** Which record is open beside the table, and the ways to those around it. The grid goes along. */
export function useOpened(pages: Pages, goTo: RefObject<((place: number) => void) | null>) {
  const [opened, setOpened] = useState<Opened>();
  const open = (id: string | undefined) => beforeLeaving(() => setOpened({ id }));
  const place = opened?.id === undefined ? undefined : pages.placeOf(opened.id) ?? opened.place;
  const show = async (to: number) => {
    try {
      const [row] = await pages.rows({ first: to, end: to + 1 });
      if (!row) return;
      setOpened({ id: row.record.id, place: to });
      goTo.current?.(to);
    } catch (error) {
      toast({ tone: "danger", text: explain(error) });
    }
  };
  return {
    opened, open,
    close: () => setOpened(undefined),
    onPrevious: place !== undefined && place > 0 ? () => void show(place - 1) : undefined,
    onNext: place !== undefined && place < pages.count - 1 ? () => void show(place + 1) : undefined,
  };
}
