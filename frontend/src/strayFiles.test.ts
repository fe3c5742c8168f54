import { expect, test } from "vitest";
import { refuseStrayFiles } from "./strayFiles";

/** What a drag over the page does; jsdom knows no DragEvent. */
function drag(kind: "dragover" | "drop", types: string[], on: EventTarget = document.body) {
  const event = new Event(kind, { bubbles: true, cancelable: true });
  const dataTransfer = { types, dropEffect: "copy" };
  Object.assign(event, { dataTransfer });
  on.dispatchEvent(event);
  return { prevented: event.defaultPrevented, effect: dataTransfer.dropEffect };
}

test("only files and addresses that nothing takes are refused", () => {
  refuseStrayFiles();
  expect(drag("dragover", ["Files"])).toEqual({ prevented: true, effect: "none" });
  expect(drag("drop", ["Files"])).toEqual({ prevented: true, effect: "none" });
  expect(drag("drop", ["text/plain"])).toEqual({ prevented: false, effect: "copy" });
  expect(drag("drop", ["text/uri-list", "text/plain"])).toEqual({ prevented: true, effect: "none" });
  const field = document.body.appendChild(document.createElement("input"));
  expect(drag("drop", ["text/uri-list", "text/plain"], field)).toEqual({ prevented: false, effect: "copy" });
  expect(drag("drop", ["Files"], field)).toEqual({ prevented: true, effect: "none" });
  const zone = document.body.appendChild(document.createElement("div"));
  zone.addEventListener("drop", (event) => event.preventDefault());
  expect(drag("drop", ["Files"], zone)).toEqual({ prevented: true, effect: "copy" });
});
