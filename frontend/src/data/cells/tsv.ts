// Rows of cells as text with tabs, as Excel and LibreOffice Calc put it on the clipboard and take it from there.

/** A cell with a tab or a line end in it is quoted, and one that begins with a quote, which would be taken for a quoted one. */
const quoted = (cell: string) => (/[\t\n\r]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Every row ends with a line end, the last one too. */
export const toTSV = (rows: string[][]): string => rows.map((row) => `${row.map(quoted).join("\t")}\n`).join("");

const cellAt = /"((?:[^"]|"")*)"(?=[\t\n\r]|$)|[^\t\n\r]*/y;

/** Reads rows; a line end after the last row begins no other one. A quote inside a cell, or one that is not closed, is a quote. */
export function fromTSV(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length || row.length > 0) {
    cellAt.lastIndex = at;
    const [whole = "", inner] = cellAt.exec(text) ?? [];
    row.push(inner === undefined ? whole : inner.replaceAll('""', '"'));
    at += whole.length;
    if (text[at] === "\t") at++;
    else {
      rows.push(row);
      row = [];
      at += text.startsWith("\r\n", at) ? 2 : 1;
    }
  }
  return rows;
}
