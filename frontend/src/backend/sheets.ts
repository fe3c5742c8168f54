// What crosses to and from Go about importing and exporting sheets.
import type { Fault, FieldInput, Labels, Path, RecordAsk } from "../backend";

export type NumberFormat = "us" | "european";
/** In which order a date's numbers are written, where it is not ISO 8601. */
export type DateOrder = "dmy" | "mdy" | "ymd";
export type SheetEncoding = "utf8" | "ascii" | "latin1" | "iso-latin1" | "utf16" | "windows-cp1252";
/** How a file is to be read; what is "" or null is found out. Rows begin on the line from; the first names the columns where header is true. */
export interface SheetOptions {
  sheet: string;
  encoding: SheetEncoding | "";
  delimiter: string;
  quote: string;
  numbers: NumberFormat | "";
  dates: DateOrder | "";
  header: boolean | null;
  from: number;
}
/** A column with the field that it could become; fits names the table's field that it is for, or "". */
export interface SheetColumn {
  name: string;
  field: FieldInput;
  fits: string;
  /** Cells that are not empty, and how many of them are values of the proposed type. */
  filled: number;
  valid: number;
  sample: string;
  misfit: { line: number; value: string } | null;
}
export interface SheetLook {
  kind: "csv" | "xlsx";
  /** As asked for, or as found out: none is empty but those that the kind has not. */
  options: SheetOptions;
  /** There are dates such as 3/4/2026, and nothing tells the day from the month. */
  datesDiffer: boolean;
  sheets: { name: string; hidden: boolean }[];
  /** For a new table, after the file or its sheet. */
  label: string;
  /** The first 20 rows of the file, one of which may name the columns. */
  heads: { line: number; cells: string[] }[];
  columns: SheetColumn[];
  /** The first 20 below the header. */
  rows: { line: number; cells: string[] }[];
  /** How many rows were looked at; whole: there are no more. */
  count: number;
  whole: boolean;
  /** The first fault of the file itself, such as a quote that is not closed. */
  fault: Fault | null;
}
/** What a column has for records that are linked to: what they are called, or their ids. #5 is an id in both. */
export type LinkedBy = "title" | "id";
/** A column that goes to a field. By is of links alone; "" is found out. */
export interface ColumnPlan { column: number; field: string; key: boolean; by: LinkedBy | "" }
/** How the cells of a column that were looked at fit the field that it goes to. */
export interface ColumnFit {
  column: number;
  /** Cells that are not empty, and how many of them are values of the field. */
  filled: number;
  valid: number;
  misfit: { line: number; value: string } | null;
  /** Of links: as asked for, or as found out; with the first cell that is one, and the record it links to. */
  by: LinkedBy | "";
  sample: string;
  link: { id: number; title: string } | null;
}
export type ImportMode = "append" | "update" | "upsert";
export interface ImportPlan {
  /** Of the table; of the module alone where a table is to be made. */
  path: Path;
  table: { name: string; labels: Labels } | null;
  /** To be made in the table. Choices without options get those that the file has. */
  fields: FieldInput[];
  /** Columns count from 0; key: the field tells which record a row is about. */
  columns: ColumnPlan[];
  mode: ImportMode;
  options: SheetOptions;
  /** One bad row and nothing changes; else bad rows are left out and listed. */
  strict: boolean;
}
export interface ImportResult {
  path: Path;
  /** Nothing has changed then. */
  cancelled: boolean;
  /** It is strict and there are bad rows: nothing has changed. */
  refused: boolean;
  imported: number;
  updated: number;
  skipped: number;
  bad: number;
  /** The first 100. */
  badRows: { line: number; reasons: Fault[]; cells: string[] }[];
  seconds: number;
}
/** Two headers, sentences by their ids, and what people call what these name, by argument, for the file of bad rows. */
export interface BadRowsWords { line: string; reason: string; sentences: Record<string, string>; names: Record<string, Record<string, string>> }

export type ExportFormat = "csv" | "xlsx" | "json";
export interface ExportPlan {
  file: string;
  format: ExportFormat;
  /** Which records, in which order; limit and offset do not count. */
  ask: RecordAsk;
  /** None is all. */
  fields: string[];
  header: "names" | "labels" | "none";
  /** Of the labels. */
  locale: string;
  /** A first column has the records' ids. */
  id: boolean;
  links: "ids" | "titles";
  encoding: SheetEncoding;
  /** UTF-8 begins with a byte order mark, by which Excel knows it. */
  mark: boolean;
  delimiter: string;
  numbers: NumberFormat;
  /** For a person's eyes: values as they stand in that person's spreadsheets. Null: as an import reads them. */
  forms: PersonForms | null;
}
/** How a person's spreadsheet writes the moment 2006-01-02 15:04:05, and the words for yes and no. */
export interface PersonForms { day: string; clock: string; seconds: string; yes: string; no: string }
export interface ExportResult { file: string; cancelled: boolean; records: number; bytes: number; seconds: number }

/** convert: an Excel file is read; check: rows are read; match: they are held against records; write: records are written;
 *  export: records are written to a file. */
export type JobPhase = "convert" | "check" | "match" | "write" | "export";
