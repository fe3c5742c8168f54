import type { Point, Size } from "./boxes";

/** How the picture is seen: its top left corner in the frame, and how large it is. */
export interface Camera extends Point { zoom: number }

export const [least, most] = [0.1, 3];
const limited = (zoom: number) => Math.min(most, Math.max(least, zoom));

/** Shows the whole picture in the middle of a frame, never larger than it is. */
export function whole(picture: Size, frame: Size): Camera {
  const zoom = limited(Math.min(1, frame.width / picture.width, frame.height / picture.height));
  return { zoom, x: (frame.width - picture.width * zoom) / 2, y: (frame.height - picture.height * zoom) / 2 };
}

/** The least at which names can be read. */
const readable = 0.5;

/** How a picture is first seen: whole where it can be read then, and else from its top left corner on, where its largest group stands. */
export function opening(picture: Size, frame: Size): Camera {
  const all = whole(picture, frame);
  if (all.zoom >= readable) return all;
  const along = (length: number, room: number) => Math.max(0, (room - length * readable) / 2);
  return { zoom: readable, x: along(picture.width, frame.width), y: along(picture.height, frame.height) };
}

/** Makes the picture larger or smaller; what is at a point of the frame stays there. */
export function zoomed({ x, y, zoom }: Camera, factor: number, at: Point): Camera {
  const next = limited(zoom * factor);
  const change = next / zoom;
  return { zoom: next, x: at.x - (at.x - x) * change, y: at.y - (at.y - y) * change };
}

export const moved = (camera: Camera, by: Point): Camera => ({ ...camera, x: camera.x + by.x, y: camera.y + by.y });

/** Between a part that is looked at and the edge of the frame. */
const edge = 12;

/** Moves the picture as little as shows a part of it. */
export function revealed(camera: Camera, part: Point & Size, frame: Size): Camera {
  const along = (start: number, length: number, room: number) => {
    const after = room - edge - start - length;
    if (start >= edge && after >= 0) return 0;
    return start < edge || length > room - 2 * edge ? edge - start : after;
  };
  const x = along(camera.x + part.x * camera.zoom, part.width * camera.zoom, frame.width);
  const y = along(camera.y + part.y * camera.zoom, part.height * camera.zoom, frame.height);
  return moved(camera, { x, y });
}
