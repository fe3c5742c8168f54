// The writes of the grid, each with what takes it back.
import { createRecords, type DataRecord, deleteRecords, type Path, type Removed, restoreRecords, updateRecords, type Value } from "../../backend";
import type { Edit } from "../cells/useUndo";

/** New values of one record, and those that it had. */
export interface Change { id: string; before: Record<string, Value>; after: Record<string, Value> }

const valuesOf = (changes: Change[], which: "before" | "after") => changes.map((change) => ({ ...change[which], id: change.id }));

export function updating(path: Path, label: string, changes: Change[]): Edit {
  return {
    label,
    do: async () => {
      await updateRecords(path, valuesOf(changes, "after"));
    },
    undo: async () => {
      await updateRecords(path, valuesOf(changes, "before"));
    },
  };
}

/** Done again after it was taken back, the records have the ids that they had: what was done to them since finds them. */
export function creating(path: Path, label: string, records: Record<string, Value>[]): Edit {
  let ids: string[] = [];
  return {
    label,
    do: async () => {
      if (ids.length > 0) await restoreRecords(path, ids.map((id, at) => ({ id, values: records[at] ?? {} })));
      else ids = (await createRecords(path, records)).map(String);
    },
    undo: async () => {
      await deleteRecords(path, ids);
    },
  };
}

/** A paste that changes records and adds others. The records are added first, as more can be wrong with them. */
export function pasting(path: Path, label: string, changes: Change[], records: Record<string, Value>[]): Edit {
  const create = creating(path, label, records);
  const update = updating(path, label, changes);
  if (records.length === 0) return update;
  if (changes.length === 0) return create;
  return {
    label,
    do: async () => {
      await create.do();
      await update.do().catch(async (error: unknown) => {
        await create.undo();
        throw error;
      });
    },
    undo: async () => {
      await update.undo();
      await create.undo();
    },
  };
}

/** Records that come back have the links to them again. */
export function deleting(path: Path, label: string, records: DataRecord[]): Edit {
  let removed: Removed | undefined;
  return {
    label,
    do: async () => {
      removed = await deleteRecords(path, records.map(({ id }) => id));
    },
    undo: async () => {
      await restoreRecords(path, records, removed);
    },
  };
}
