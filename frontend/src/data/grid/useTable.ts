import { useState } from "react";
import type { Module, Path, Table } from "../../backend";
import { useUndo } from "../cells/useUndo";
import { labelOf } from "../label";
import { useSettled } from "../useSettled";
import { useEdits } from "./useEdits";
import { useRows } from "./useRows";
import { useTicks } from "./useTicks";
import { useView } from "./useView";

/** A search looks at every record, so it waits until one pauses. */
const pause = 200;
const none: never[] = [];

/** What a person does with a table's records: how they look at them, and what they type. It stays while another tab is open. */
export function useTable(path: Path, table: Table, modules: Module[]) {
  const fields = table.fields ?? none;
  const [search, onSearch] = useState("");
  const settled = useSettled(search, pause);
  const [view, onView] = useView(path.workspace, table.id, fields);
  const rows = useRows({ path, fields, modules }, { sort: view.sort, where: view.where, search: settled.trim() });
  const undo = useUndo(path, modules);
  const edits = useEdits({ path, modules, label: labelOf(table), fields, pages: rows.pages, undo });
  const ticks = useTicks(rows.pages);
  return { fields, search, onSearch, view, onView, rows, undo, edits, ticks };
}

export type TableState = ReturnType<typeof useTable>;
