// Apps, tables and fields.
import * as goFields from "../../wailsjs/go/window/Fields";
import * as goModules from "../../wailsjs/go/window/Modules";
import * as goNames from "../../wailsjs/go/window/Names";
import * as goTables from "../../wailsjs/go/window/Tables";
import type { backend } from "../../wailsjs/go/models";
import { ask } from "./ask";
import type {
  Field, FieldChange, FieldInput, Losses, Module, ModuleChange, ModuleInput, NewField, Path, Result, Table, TableChange, TableInput,
} from "./nouns";

export const listModules = async (workspaceId: string) => (await ask<Module[]>(() => goModules.List(workspaceId))).map(withResults);

/** Every formula's field knows what it gives. */
const withResults = (module: Module): Module => ({ ...module, tables: module.tables.map((table) => ({ ...table, fields: table.fields?.map((field) => withResult(field, table.results?.[field.name])) ?? null })) });
const withResult = (field: Field, result: Result | undefined): Field => (result ? { ...field, result } : field);
export const createModule = (workspaceId: string, input: ModuleInput) => ask<Module>(() => goModules.Create(workspaceId, input as backend.ModuleInput));
export const updateModule = (workspaceId: string, name: string, change: ModuleChange) =>
  ask<Module>(() => goModules.Update(workspaceId, name, change as backend.ModuleChange));
export const deleteModule = (workspaceId: string, name: string) => ask<undefined>(() => goModules.Delete(workspaceId, name));
/** Takes all names, each once. */
export const reorderModules = (workspaceId: string, names: string[]) => ask<undefined>(() => goModules.Reorder(workspaceId, names));
export const moduleLosses = (workspaceId: string, name: string) => ask<Losses>(() => goModules.Losses(workspaceId, name));

/** The path is the app's, its table "". All or nothing; a field without a name gets one from its label. */
export const createTable = (path: Path, input: TableInput, fields: NewField[]) =>
  ask<Table>(() => goTables.Create(path, input as backend.TableInput, fields as unknown as backend.FieldInput[]));
export const updateTable = (path: Path, change: TableChange) => ask<Table>(() => goTables.Update(path, change as backend.TableChange));
export const deleteTable = (path: Path) => ask<undefined>(() => goTables.Delete(path));
/** Takes the names of all tables of the path's app, each once. */
export const reorderTables = (path: Path, names: string[]) => ask<undefined>(() => goTables.Reorder(path, names));
export const tableLosses = (path: Path) => ask<Losses>(() => goTables.Losses(path));

/** All or none. A reference also gets its reverse, a field of the other table. */
export const createFields = (path: Path, fields: FieldInput[]) => ask<Field[]>(() => goFields.Create(path, fields as unknown as backend.FieldInput[]));
export const updateField = (path: Path, name: string, change: FieldChange) =>
  ask<Field>(() => goFields.Update(path, name, change as unknown as backend.FieldChange));
/** Gives a field that no record has a value of another type, in its place. */
export const replaceField = (path: Path, name: string, field: FieldInput) =>
  ask<Field>(() => goFields.Replace(path, name, field as unknown as backend.FieldInput));
export const deleteFields = (path: Path, names: string[]) => ask<undefined>(() => goFields.Delete(path, names));
/** Takes the names of all fields of the table, each once. */
export const reorderFields = (path: Path, names: string[]) => ask<undefined>(() => goFields.Reorder(path, names));
/** What a change would take: the values of options that go. */
export const fieldLosses = (path: Path, name: string, change: FieldChange) =>
  ask<Losses>(() => goFields.Losses(path, name, change as unknown as backend.FieldChange));
export const deleteFieldsLosses = (path: Path, names: string[]) => ask<Losses>(() => goFields.DeleteLosses(path, names));

/** An internal name for a label that nothing else has there: a field's where the path names a table, a table's where it names an app, or else an app's. */
export const suggestName = (path: Path, label: string) => ask<string>(() => goNames.Suggest(path, label));
