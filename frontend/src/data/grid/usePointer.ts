import { type PointerEvent, useEffect, useRef } from "react";
import type { Cell, Step } from "./selection";
import type { Viewport } from "./viewport";

interface Options {
  viewport: Viewport;
  go: (act: Step) => void;
  onTick: (row: number, extend: boolean) => void;
  onOpen: (row: number) => void;
}

/** How often what is selected grows while the pointer is held beyond the edge. */
const pace = 50;

/** Selects by pressing and pulling. A finger scrolls instead, and selects one cell when it is lifted. */
export function usePointer({ viewport, go, onTick, onOpen }: Options) {
  const pull = useRef<{ x: number; y: number; timer: ReturnType<typeof setInterval> }>(undefined);
  const latest = useRef(go);
  useEffect(() => void (latest.current = go));
  useEffect(() => () => clearInterval(pull.current?.timer), []);

  const extend = () => {
    if (pull.current) latest.current({ do: "at", cell: viewport.cellAt(pull.current.x, pull.current.y), extend: true });
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0 || event.pointerType === "touch") return;
    const cell = cellOf(event.target) ?? viewport.cellAt(event.clientX, event.clientY);
    const act = actOf(event.target);
    if (act === "tick") onTick(cell.row, event.shiftKey);
    if (act) return;
    go({ do: "at", cell, extend: event.shiftKey });
    event.currentTarget.setPointerCapture(event.pointerId);
    pull.current = { x: event.clientX, y: event.clientY, timer: setInterval(extend, pace) };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!pull.current) return;
    Object.assign(pull.current, { x: event.clientX, y: event.clientY });
    extend();
  };
  const stop = () => {
    clearInterval(pull.current?.timer);
    pull.current = undefined;
  };
  const onClick = (event: PointerEvent<HTMLElement> | React.MouseEvent<HTMLElement>) => {
    const touched = "pointerType" in event.nativeEvent && event.nativeEvent.pointerType === "touch";
    const cell = cellOf(event.target) ?? viewport.cellAt(event.clientX, event.clientY);
    const act = actOf(event.target);
    // Not when it is pressed: the grid would take the focus back from the record.
    if (act === "open") onOpen(cell.row);
    else if (touched && act === "tick") onTick(cell.row, false);
    else if (touched) go({ do: "at", cell, extend: false });
  };
  return { onPointerDown, onPointerMove, onPointerUp: stop, onPointerCancel: stop, onClick };
}

/** What the box and the button of a row do. */
const actOf = (target: EventTarget) => (target instanceof Element ? target.closest<HTMLElement>("[data-act]")?.dataset.act : undefined);

/** The cell that an element is, or is in. */
function cellOf(target: EventTarget): Cell | undefined {
  const at = (name: string) => (target instanceof Element ? Number(target.closest(`[${name}]`)?.getAttribute(name) ?? NaN) : NaN);
  const [row, col] = [at("aria-rowindex") - 2, at("aria-colindex") - 1];
  return Number.isNaN(row + col) ? undefined : { row, col };
}
