// Rows of cells as the table that spreadsheets, word processors and web pages put on the clipboard beside the text.

const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;" };
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign).replace(/\r\n?|\n/g, "<br>");

/** The mark by which Owlet knows its own tables, with the exact text of each row. */
const mark = "data-owlet-cells";

/** A table of the same texts; a spreadsheet takes two spaces for two. */
export function toHTML(rows: string[][]): string {
  const cells = (row: string[]) => row.map((cell) => `<td style="white-space:pre-wrap">${escape(cell)}</td>`).join("");
  return `<table ${mark}><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join("")}</tbody></table>`;
}

/** Programs whose text says the same as their table, more exactly. */
const spreadsheets = /name="?(?:generator|progid)"?\s+content="?(?:microsoft excel|excel\.sheet|libreoffice|openoffice)|<google-sheets|data-owlet-cells/i;

/** The cells of the one table that was copied; undefined where the text beside it says more. */
export function fromHTML(html: string): string[][] | undefined {
  if (spreadsheets.test(html)) return undefined;
  const page = new DOMParser().parseFromString(html, "text/html");
  const tables = page.querySelectorAll("table");
  const [table] = tables;
  return table && tables.length === 1 ? rowsOf(table) : undefined;
}

/** Cells that span several leave the others empty. */
function rowsOf(table: HTMLTableElement): string[][] {
  const rows: string[][] = [...table.rows].map(() => []);
  [...table.rows].forEach((row, down) => {
    let across = 0;
    for (const cell of row.cells) {
      while (rows[down]?.[across] !== undefined) across++;
      const [width, height] = [Math.min(cell.colSpan, 1000), Math.min(cell.rowSpan || 1, rows.length - down)];
      for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) (rows[down + y] ??= [])[across + x] = x + y === 0 ? textIn(cell) : "";
      across += width;
    }
  });
  return rows.map((row) => Array.from(row, (cell) => (cell as string | undefined) ?? ""));
}

const blocks = new Set(["P", "DIV", "LI", "TR", "H1", "H2", "H3", "H4", "H5", "H6"]);

/** The text of a cell as it is seen: runs of white space are one space, and br and paragraphs end lines. */
function textIn(cell: Element): string {
  return written(cell).replace(/ *\n */g, "\n").replace(/\n{2,}/g, "\n").replace(/^[\n ]+|[\n ]+$/g, "");
}

function written(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? "").replace(/[ \t\r\n]+/g, " ").replaceAll("\u00a0", " ");
  if (node.nodeName === "BR") return "\n";
  if (node.nodeName === "STYLE" || node.nodeName === "SCRIPT") return "";
  const text = [...node.childNodes].map(written).join("");
  return blocks.has(node.nodeName) ? `\n${text}\n` : text;
}
