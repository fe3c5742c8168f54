import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from "react";
import { rem } from "../../ui/rem";
import { type Drawn, type Shape, Viewport } from "./viewport";

/** What the sizes of the grid are made of, in rem. */
export const sizes = { row: 2.875, head: 2.375, lead: 5 };

/** The viewport of an element that scrolls, what it draws now, and the size of text it was made for. */
export function useViewport(scroller: RefObject<HTMLElement | null>): { viewport: Viewport; drawn: Drawn; em: number } {
  const [viewport] = useState(() => new Viewport());
  const drawn = useSyncExternalStore(viewport.subscribe, () => viewport.drawn);
  useLayoutEffect(() => (scroller.current ? viewport.attach(scroller.current) : undefined), [viewport, scroller]);
  return { viewport, drawn, em: rem(1) };
}

/** Tells the viewport what the grid is made of. */
export function useShape(viewport: Viewport, { rows, rowHeight, head, lead, edges }: Shape): void {
  useLayoutEffect(() => viewport.reshape({ rows, rowHeight, head, lead, edges }), [viewport, rows, rowHeight, head, lead, edges]);
}
