import { expect, it } from "vitest";
import { type Command, commandOf, type Stroke } from "./keys";

/** "Ctrl+Shift+a" as the browser tells it. */
function stroke(keys: string): Stroke {
  const parts = keys.split("+");
  const has = (name: string) => parts.slice(0, -1).includes(name);
  const key = (parts.at(-1) ?? "").replace("Space", " ");
  return { key, ctrlKey: has("Ctrl"), metaKey: has("Meta"), shiftKey: has("Shift"), altKey: has("Alt") };
}

it.each<[string, Command | undefined]>([
  ["ArrowDown", { do: "go", way: "down", extend: false }],
  ["Shift+ArrowRight", { do: "go", way: "right", extend: true }],
  ["Ctrl+ArrowDown", { do: "go", way: "bottom", extend: false }],
  ["Ctrl+Shift+End", { do: "go", way: "last", extend: true }],
  ["Meta+ArrowUp", { do: "go", way: "top", extend: false }],
  ["Home", { do: "go", way: "rowStart", extend: false }],
  ["Ctrl+Home", { do: "go", way: "first", extend: false }],
  ["PageDown", { do: "go", way: "pageDown", extend: false }],
  ["Tab", { do: "next", back: false }],
  ["Shift+Tab", { do: "next", back: true }],
  ["Enter", { do: "edit" }],
  ["F2", { do: "edit" }],
  ["Ctrl+Enter", { do: "open" }],
  ["a", { do: "type", text: "a" }],
  ["Shift+A", { do: "type", text: "A" }],
  ["ß", { do: "type", text: "ß" }],
  ["😀", { do: "type", text: "😀" }],
  ["Ctrl+Alt+@", { do: "type", text: "@" }], // AltGr on a German keyboard
  ["Alt+å", { do: "type", text: "å" }], // Option on a Mac
  ["Delete", { do: "clear" }],
  ["Backspace", { do: "clear" }],
  ["Escape", { do: "escape" }],
  ["Space", { do: "toggle" }],
  ["Shift+Space", { do: "tick" }],
  ["Ctrl+a", { do: "all" }],
  ["Ctrl+z", { do: "undo" }],
  ["Ctrl+Shift+Z", { do: "redo" }],
  ["Meta+Shift+z", { do: "redo" }],
  ["Ctrl+y", { do: "redo" }],
  ["Ctrl+;", { do: "now" }],
  ["Alt+ArrowDown", { do: "menu" }],
  ["Alt+ArrowRight", { do: "resize", by: 1 }],
  ["Ctrl+c", undefined], // the browser makes a copy event of it
  ["Ctrl+v", undefined],
  ["Ctrl+r", undefined],
  ["F5", undefined],
  ["Shift", undefined],
  ["Dead", undefined],
])("%s", (keys, command) => expect(commandOf(stroke(keys))).toEqual(command));
