import type { Way } from "./selection";

/** What a key asks of the grid. */
export type Command =
  | { do: "go"; way: Way; extend: boolean }
  | { do: "next"; back: boolean }
  | { do: "edit" }
  | { do: "type"; text: string }
  | { do: "clear" | "all" | "undo" | "redo" | "toggle" | "tick" | "now" | "escape" | "open" | "menu" }
  | { do: "resize"; by: number };

export type Stroke = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">;

const ways: Record<string, [plain: Way, far: Way]> = {
  ArrowLeft: ["left", "rowStart"],
  ArrowRight: ["right", "rowEnd"],
  ArrowUp: ["up", "top"],
  ArrowDown: ["down", "bottom"],
  Home: ["rowStart", "first"],
  End: ["rowEnd", "last"],
  PageUp: ["pageUp", "top"],
  PageDown: ["pageDown", "bottom"],
};

/** The keys of a spreadsheet. Undefined for a key that is the browser's. */
export function commandOf(stroke: Stroke): Command | undefined {
  const { key, shiftKey } = stroke;
  const far = stroke.ctrlKey || stroke.metaKey;
  if (stroke.altKey && !far) return withAlt(key) ?? typed(stroke);
  const way = ways[key];
  if (way) return { do: "go", way: way[far ? 1 : 0], extend: shiftKey };
  if (far && !stroke.altKey) return withControl(key.toLowerCase(), shiftKey);
  return named(key, shiftKey) ?? typed(stroke);
}

function withAlt(key: string): Command | undefined {
  if (key === "ArrowDown") return { do: "menu" };
  if (key === "ArrowLeft") return { do: "resize", by: -1 };
  if (key === "ArrowRight") return { do: "resize", by: 1 };
  return undefined;
}

function withControl(key: string, shift: boolean): Command | undefined {
  if (key === "a") return { do: "all" };
  if (key === "z") return { do: shift ? "redo" : "undo" };
  if (key === "y") return { do: "redo" };
  if (key === ";") return { do: "now" };
  if (key === "enter") return { do: "open" };
  return undefined;
}

function named(key: string, shift: boolean): Command | undefined {
  switch (key) {
    case "Tab": return { do: "next", back: shift };
    case "Enter":
    case "F2": return { do: "edit" };
    case "Delete":
    case "Backspace": return { do: "clear" };
    case "Escape": return { do: "escape" };
    case "ContextMenu": return { do: "menu" };
    case " ": return { do: shift ? "tick" : "toggle" };
    default: return undefined;
  }
}

/** A key that writes a character: AltGr is reported as Ctrl and Alt together. */
function typed({ key, ctrlKey, metaKey, altKey }: Stroke): Command | undefined {
  const isCommand = metaKey || (ctrlKey && !altKey);
  return /^.$/su.test(key) && !isCommand ? { do: "type", text: key } : undefined;
}
