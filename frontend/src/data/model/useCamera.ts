import { type RefObject, useEffect, useEffectEvent, useRef, useState } from "react";
import type { Point, Size } from "./boxes";
import { type Camera, moved, opening, revealed, whole, zoomed } from "./camera";

export interface Seen {
  frame: RefObject<HTMLDivElement | null>;
  camera: Camera;
  /** Whether the whole picture is shown, however large the frame is. */
  fits: boolean;
  zoom: (factor: number) => void;
  fit: () => void;
  reveal: (part: Point & Size) => void;
}

export const step = 1.25;
const arrows: Partial<Record<string, Point>> = {
  ArrowLeft: { x: 60, y: 0 }, ArrowRight: { x: -60, y: 0 }, ArrowUp: { x: 0, y: 60 }, ArrowDown: { x: 0, y: -60 },
};
/** A pointer that has not gone so far presses what it is on. */
const stillness = 4;

/** Lets a person zoom and move a picture in a frame, by wheel, pointer and keyboard. Until they do, it can be read. */
export function useCamera(picture: Size): Seen {
  const frame = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width: 800, height: 600 });
  const [chosen, setChosen] = useState<Camera | "whole">();
  const all = whole(picture, size);
  const camera = chosen === "whole" ? all : chosen ?? opening(picture, size);
  const middle = { x: size.width / 2, y: size.height / 2 };
  const zoom = (factor: number, at: Point = middle) => setChosen(zoomed(camera, factor, at));
  const fit = () => setChosen("whole");

  const onWheel = useEffectEvent((event: WheelEvent, at: Point) => {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === 1 ? 20 : 1);
    zoom(Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0016)), at);
  });
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = arrows[event.key];
    if (by) setChosen(moved(camera, by));
    else if (event.key === "+" || event.key === "=") zoom(step);
    else if (event.key === "-") zoom(1 / step);
    else if (event.key === "0") fit();
    else return;
    event.preventDefault();
  });
  const onDrag = useEffectEvent((by: Point) => setChosen(moved(camera, by)));

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const measure = () => setSize({ width: element.clientWidth || 800, height: element.clientHeight || 600 });
    const at = ({ clientX, clientY }: MouseEvent) => {
      const { left, top } = element.getBoundingClientRect();
      return { x: clientX - left, y: clientY - top };
    };
    const wheel = (event: WheelEvent) => onWheel(event, at(event));
    const key = (event: KeyboardEvent) => onKey(event);
    const stop = drags(element, (by) => onDrag(by));
    measure();
    const observer = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(measure);
    observer?.observe(element);
    element.addEventListener("wheel", wheel, { passive: false });
    element.addEventListener("keydown", key);
    return () => {
      observer?.disconnect();
      element.removeEventListener("wheel", wheel);
      element.removeEventListener("keydown", key);
      stop();
    };
  }, []);

  return { frame, camera, fits: chosen === "whole" || (chosen === undefined && camera.zoom === all.zoom), zoom, fit, reveal: (part) => setChosen(revealed(camera, part, size)) };
}

/** Tells how far a pointer has drawn something, step by step; the press that it began with is then none. */
function drags(element: HTMLElement, onDrag: (by: Point) => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let [from, far] = [undefined as Point | undefined, false];
  const at = ({ clientX, clientY }: PointerEvent) => ({ x: clientX, y: clientY });
  element.addEventListener("pointerdown", (event) => {
    if (event.button === 0) [from, far] = [at(event), false];
  }, { signal });
  window.addEventListener("pointermove", (event) => {
    if (!from) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    if (!far && Math.hypot(x, y) < stillness) return;
    far = true;
    from = at(event);
    onDrag({ x, y });
  }, { signal });
  for (const end of ["pointerup", "pointercancel"] as const) {
    window.addEventListener(end, () => {
      from = undefined;
      setTimeout(() => (far = false)); // after the click, if there is one
    }, { signal });
  }
  element.addEventListener("click", (event) => far && event.stopPropagation(), { signal, capture: true });
  return () => listening.abort();
}
