// Global functions of an app.
import * as goFunctions from "../../wailsjs/go/window/Functions";
import { ask } from "./ask";
import type { Losses, Path } from "./nouns";

/** A fault of code: where it stands, line and column from 1, and what is wrong; the id names a sentence whose places args fill. */
export interface CodeFault { line: number; column: number; length: number; id: string; args: Record<string, string> | null; message: string }
/** Code that all formulas of the app can use. Its id stays when it is renamed. */
export interface GlobalFunction { id: string; name: string; code: string; faults: CodeFault[] }
export interface FunctionInput { name: string; code: string }
/** What is left out stays. */
export type FunctionChange = Partial<FunctionInput>;

/** The path is the app's, its table "". They come in the order in which they are compiled. */
export const listFunctions = (path: Path) => ask<GlobalFunction[]>(() => goFunctions.List(path));
export const createFunction = (path: Path, input: FunctionInput) => ask<GlobalFunction>(() => goFunctions.Create(path, input));
export const updateFunction = (path: Path, name: string, change: FunctionChange) =>
  ask<GlobalFunction>(() => goFunctions.Update(path, name, change));
/** What would be wrong with the code of the app's function of that name, or of a new one. */
export const checkFunction = (path: Path, input: FunctionInput) => ask<CodeFault[]>(() => goFunctions.Check(path, input));
/** Formulas that use it have a fault from then on. */
export const deleteFunction = (path: Path, name: string) => ask<undefined>(() => goFunctions.Delete(path, name));
/** Which formulas a delete would break. */
export const functionLosses = (path: Path, name: string) => ask<Losses>(() => goFunctions.Losses(path, name));
/** Takes the names of all of the app's, each once. */
export const reorderFunctions = (path: Path, names: string[]) => ask<undefined>(() => goFunctions.Reorder(path, names));
