import { describe, expect, it } from "vitest";
import { moved, opening, revealed, whole, zoomed } from "./camera";

const frame = { width: 800, height: 600 };

describe("the camera", () => {
  it("opens a picture whole where it can be read so, and a larger one at its beginning", () => {
    const fitting = { width: 1500, height: 300 };
    expect(opening(fitting, frame)).toEqual(whole(fitting, frame));
    expect(opening({ width: 3000, height: 2000 }, frame)).toEqual({ zoom: 0.5, x: 0, y: 0 });
    expect(opening({ width: 3000, height: 400 }, frame)).toEqual({ zoom: 0.5, x: 0, y: 200 });
  });

  it("shows the whole picture in the middle, and a small one as it is", () => {
    expect(whole({ width: 1600, height: 600 }, frame)).toEqual({ zoom: 0.5, x: 0, y: 150 });
    expect(whole({ width: 400, height: 200 }, frame)).toEqual({ zoom: 1, x: 200, y: 200 });
  });

  it("keeps what is under the pointer there while it zooms, within limits", () => {
    const seen = zoomed({ zoom: 0.5, x: 10, y: 20 }, 2, { x: 110, y: 120 });
    expect(seen).toEqual({ zoom: 1, x: -90, y: -80 });
    expect(zoomed(seen, 1000, { x: 0, y: 0 }).zoom).toBe(3);
    expect(zoomed(seen, 0.0001, { x: 0, y: 0 }).zoom).toBe(0.1);
  });

  it("moves no further than shows a part", () => {
    const camera = { zoom: 1, x: 0, y: 0 };
    expect(moved(camera, { x: 3, y: -4 })).toEqual({ zoom: 1, x: 3, y: -4 });
    expect(revealed(camera, { x: 100, y: 100, width: 100, height: 100 }, frame)).toEqual(camera);
    expect(revealed(camera, { x: 750, y: -50, width: 100, height: 100 }, frame)).toEqual({ zoom: 1, x: -62, y: 62 });
    expect(revealed(camera, { x: 750, y: 0, width: 2000, height: 100 }, frame)).toEqual({ zoom: 1, x: -738, y: 12 });
  });
});
