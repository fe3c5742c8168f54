import { type KeyboardEvent, useRef } from "react";
import type { Field, Value } from "../../backend";
import { isReadOnly } from "../fieldType";
import { isSortable } from "../held";
import type { Column } from "./columns";
import { type Command, commandOf } from "./keys";
import { isEdge, type Selection } from "./selection";
import { resize, sortOn, type View } from "./view";
import type { Actions } from "./useActions";

interface Options {
  actions: Actions;
  columns: Column[];
  rows: number;
  view: View;
  onView: (view: View) => void;
  em: number;
  onTick: (row: number, extend: boolean) => void;
  onTickAll: () => void;
  onOpen: (row: number) => void;
  onMenu: (col: number) => void;
}

/** What a key that is pressed does, on the active cell or on the head of its column. */
export function useCommands(options: Options) {
  const leaving = useRef(false);
  return (event: KeyboardEvent<HTMLElement>, selection: Selection): void => {
    if (event.target !== event.currentTarget) return;
    const command = commandOf(event);
    if (!command || (command.do === "next" && leaves(options, selection, command.back, leaving.current))) return;
    leaving.current = command.do === "escape" && !options.actions.escape();
    const act = selection.active.row < 0 ? onHead(command, selection.active.col, options) : onCell(command, selection, options);
    if (!act) return;
    event.preventDefault();
    act();
  };
}

/** Whether Tab goes out of the grid: at either end of it, and after Esc. A record in the last row is sent first. */
function leaves({ actions, columns, rows }: Options, { active }: Selection, back: boolean, asked: boolean): boolean {
  if (actions.isTyped && !asked && !back) return false;
  return asked || active.row < 0 || isEdge(active, { rows, cols: columns.length + 1, page: 1 }, back);
}

type Act = (() => void) | undefined;

/** On the head of a column. Undefined for a key that means nothing there. */
function onHead(command: Command, col: number, { actions, columns, view, onView, em, onTickAll, onMenu }: Options): Act {
  const column = columns[col - 1];
  switch (command.do) {
    case "go": return () => actions.go({ ...command, extend: false });
    case "edit":
    case "toggle":
      if (!column) return command.do === "toggle" ? onTickAll : undefined;
      return isSortable(column.field) ? () => onView(sortOn(view, column.field.name)) : undefined;
    case "menu": return column && (() => onMenu(col));
    case "resize": return column && (() => onView(resize(view, column.field.name, column.width / em + command.by)));
    case "undo": return actions.undo;
    case "redo": return actions.redo;
    default: return undefined;
  }
}

function onCell(command: Command, { active }: Selection, { actions, columns, onTick, onOpen }: Options): Act {
  const field = columns[active.col - 1]?.field;
  switch (command.do) {
    case "go":
    case "next": return () => actions.go(command);
    case "all": return () => actions.go({ do: "all" });
    case "edit":
    case "menu": return () => (field ? actions.edit() : onOpen(active.row));
    case "type": return field && (() => actions.edit(command.text));
    case "toggle":
      if (!field) return () => onTick(active.row, false);
      return () => (field.type === "boolean" ? actions.toggle() : actions.edit(" "));
    case "now": {
      const value = field && nowFor(field);
      return value === undefined ? undefined : () => actions.set(value);
    }
    case "tick": return () => onTick(active.row, false);
    case "open": return () => onOpen(active.row);
    case "clear": return actions.clear;
    case "undo": return actions.undo;
    case "redo": return actions.redo;
    case "escape": return () => undefined;
    case "resize": return undefined;
  }
}

/** The day or the moment that it is, for a field that takes one. */
function nowFor(field: Field): Value | undefined {
  if (isReadOnly(field)) return undefined;
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  switch (field.type) {
    case "date": return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    case "timestamp": return now.toISOString();
    case "time": return `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}`;
    default: return undefined;
  }
}
