// Cells on the clipboard, by the copy, cut and paste events of the document.
import { fromHTML, toHTML } from "./html";
import { fromTSV, toTSV } from "./tsv";

/** Puts cells on the clipboard, as text for spreadsheets and as a table for documents. */
export function writeCells(clipboard: DataTransfer, rows: string[][]): void {
  clipboard.setData("text/plain", toTSV(rows));
  clipboard.setData("text/html", toHTML(rows));
}

/** The cells that are on the clipboard: of a document's table, or else of the text. Empty while there is neither. */
export function readCells(clipboard: DataTransfer): string[][] {
  const text = clipboard.getData("text/plain");
  return fromHTML(clipboard.getData("text/html")) ?? fromTSV(text);
}
