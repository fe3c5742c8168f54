// Formulas of logic fields, for who writes them or asks how a value comes about.
import * as goFormulas from "../../wailsjs/go/window/Formulas";
import { ask } from "./ask";
import type { CodeFault } from "./functions";
import type { Path, Result } from "./nouns";

/** A formula that somebody writes. The field is the one whose formula it is going to be: "" for a new one, and for other expressions. */
export interface FormulaInput { text: string; field: string }
/** What is known of a formula before it is computed; the type is as the language calls it: "list(text)". */
export interface FormulaCheck { faults: CodeFault[]; type: string }
/** What a formula gives for a record, or why it gives nothing. */
export interface FormulaRow { id: string; title: string; value: unknown; fault: CodeFault | null }
/** What a formula gives for some records; the result says as what, and is null where the formula has faults. Links are what records are called, by id. */
export interface FormulaPreview { result: Result | null; rows: FormulaRow[]; links: Record<string, string> }
/** A field that a formula reads; "" where it reads a table's records as such. */
export interface FormulaRead { table: string; field: string }
/** A logic field. Its type is "" where the formula has faults. */
export interface FormulaEntry { table: string; field: string; text: string; type: string; faults: CodeFault[]; reads: FormulaRead[] }
/** What a part of a formula gave, from start to end in its text. Parts of loops and filters are told of for the first times; time counts from 0. */
export interface FormulaPart { start: number; end: number; time: number; type: string; result: Result; value: unknown; fault: CodeFault | null }
/** How a value comes about: outer parts before inner ones, by where they stand. */
export interface FormulaTrace { text: string; parts: FormulaPart[]; links: Record<string, string> }
export interface LanguageParam { name: string; takes: string; optional: boolean; rest: boolean }
export interface LanguageForm { params: LanguageParam[]; gives: string }
export interface LanguageFunction { name: string; forms: LanguageForm[] }
/** What somebody who writes a formula can choose from. */
export interface Language { words: string[]; functions: LanguageFunction[] }

/** The path's table is the one over whose records the formula is; "" where there is none. */
export const checkFormula = (path: Path, input: FormulaInput) => ask<FormulaCheck>(() => goFormulas.Check(path, input));
/** Computes it for the first records, and for the record of that id, which comes last; "" is none. */
export const previewFormula = (path: Path, input: FormulaInput, record: string) =>
  ask<FormulaPreview>(() => goFormulas.Preview(path, input, Number(record)));
export const traceFormula = (path: Path, field: string, record: string) => ask<FormulaTrace>(() => goFormulas.Trace(path, field, Number(record)));
/** The path is the app's. What is read comes before what reads it. */
export const listFormulas = (path: Path) => ask<FormulaEntry[]>(() => goFormulas.List(path));
export const formulaLanguage = () => ask<Language>(() => goFormulas.Language());
