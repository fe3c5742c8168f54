import { type PointerEvent, useRef } from "react";
import { t } from "../../words";
import "./ResizeHandle.css";

interface Props {
  width: number;
  /** Undefined gives the column back the width that it had at first. */
  onResize: (width: number | undefined) => void;
}

/** The line at the end of a column's head to pull it wider by. */
export function ResizeHandle({ width, onResize }: Props) {
  const from = useRef<{ x: number; width: number }>(undefined);
  const start = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width };
  };
  const move = (event: PointerEvent) => {
    if (from.current) onResize(from.current.width + event.clientX - from.current.x);
  };
  return (
    // Alt with an arrow does it by keyboard.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <span
      className="ResizeHandle"
      title={t("data.grid.resize")}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={() => (from.current = undefined)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={() => onResize(undefined)}
    />
  );
}
