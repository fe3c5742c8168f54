// A file for the unit tests of imports, as Go sees it.
import type { FieldInput, ImportResult, SheetColumn, SheetLook } from "../backend";

const madeOf = (name: string, type: FieldInput["type"], label: string): FieldInput => ({ name, type, labels: { "": label } });

/** A column of texts, all filled, except for what is said. */
export function columnOf(part: Partial<SheetColumn> & { name: string }): SheetColumn {
  const name = part.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "_");
  return { field: madeOf(name, "string", part.name), fits: "", filled: 3, valid: 3, sample: "Ana", misfit: null, ...part };
}

const options = { sheet: "", encoding: "utf8", delimiter: ",", quote: "\"", numbers: "us", dates: "ymd", header: true, from: 1 } as const;

export const look: SheetLook = {
  kind: "csv", options, datesDiffer: false, sheets: [], label: "Guests 2027",
  heads: [{ line: 1, cells: ["Name", "Email", "Seats", "Notes"] }, { line: 2, cells: ["Ana Ruiz", "ana@ruiz.example", "2", ""] }],
  columns: [
    columnOf({ name: "Name", fits: "name" }),
    columnOf({ name: "Email", fits: "email", sample: "ana@ruiz.example" }),
    columnOf({ name: "Seats", field: madeOf("seats", "number", "Seats"), fits: "seats", valid: 2, sample: "2", misfit: { line: 4, value: "lots" } }),
    columnOf({ name: "Notes", filled: 0, valid: 0, sample: "" }),
  ],
  rows: [
    { line: 2, cells: ["Ana Ruiz", "ana@ruiz.example", "2", ""] },
    { line: 3, cells: ["Tom Bauer", "tom@bauer.example", "1", ""] },
    { line: 4, cells: ["Li Wen", "li@wen.example", "lots", ""] },
  ],
  count: 3, whole: true, fault: null,
};

export const imported: ImportResult = {
  path: { workspace: "5rdco4s18swu", module: "event_planning", table: "guests" },
  cancelled: false, refused: false, imported: 2, updated: 0, skipped: 0, bad: 0, badRows: [], seconds: 0.1,
};

/** One row was left out. */
export const withBad: ImportResult = {
  ...imported, bad: 1,
  badRows: [{ line: 4, reasons: [
    { code: "invalid", id: "cell.not_a_number", args: { line: 4, column: "Seats", field: "seats", value: "lots", format: "us" } },
    { code: "conflict", id: "cell.not_unique", args: { line: 4, column: 2, field: "email", value: "li@wen.example", id: 7 } },
  ], cells: ["Li Wen", "li@wen.example", "lots", ""] }],
};
