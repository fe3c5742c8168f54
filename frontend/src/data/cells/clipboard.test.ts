import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCells, writeCells } from "./clipboard";
import { fromHTML, toHTML } from "./html";
import { fromTSV, toTSV } from "./tsv";

const cells = fc.array(fc.array(fc.oneof(fc.string({ unit: "grapheme" }), fc.string({ unit: fc.constantFrom("\t", "\n", "\r", '"', "a", " ") })), { minLength: 1 }));

describe("text with tabs", () => {
  it("reads back the rows that it was made of", () => {
    fc.assert(fc.property(cells, (rows) => { expect(fromTSV(toTSV(rows))).toEqual(rows); }));
  });

  it.each<[string, string, string[][]]>([
    ["of Excel: a line end after the last row", "a\tb\r\n1\t2\r\n", [["a", "b"], ["1", "2"]]],
    ["of Excel: lines in a cell, and its quotes doubled", '"one\ntwo ""2"""\tb\r\n', [['one\ntwo "2"', "b"]]],
    ["of Excel: a quote inside a cell is a quote", 'say "hi"\t5" pipe\r\n', [['say "hi"', '5" pipe']]],
    ["of Calc: no line end after the last row", "a\tb\n1\t2", [["a", "b"], ["1", "2"]]],
    ["with empty cells at the end", "a\t\t\n\t\t\n", [["a", "", ""], ["", "", ""]]],
    ["with a quote that is not closed", '"a\tb\nc', [['"a', "b"], ["c"]]],
    ["with text after a closing quote", '"a" b\tc', [['"a" b', "c"]]],
    ["of one word", "word", [["word"]]],
    ["of nothing", "", []],
    ["of one empty cell", "\n", [[""]]],
  ])("is read %s", (_, text, rows) => expect(fromTSV(text)).toEqual(rows));

  it("is quoted only where it must be", () => {
    expect(toTSV([["a", 'say "hi"', '"x"'], ["1\n2", "", "3\t4"]])).toBe('a\tsay "hi"\t"""x"""\n"1\n2"\t\t"3\t4"\n');
  });
});

describe("a table of a document", () => {
  it("is read with its lines, and cells that span several leave the others empty", () => {
    const html = "<p>x</p><table><tr><th colspan=2>Name\n  of guest</th><th rowspan='2'>Seats</th></tr><tr><td>Ana<br>Ruiz</td><td><p>a</p><p>b</p></td></tr><tr><td>x<td>y<td>&nbsp;z</tr></table>";
    expect(fromHTML(html)).toEqual([["Name of guest", "", "Seats"], ["Ana\nRuiz", "a\nb", ""], ["x", "y", "z"]]);
  });
  it("of a spreadsheet gives way to its text, which is more exact", () => {
    expect(fromHTML('<meta name=Generator content="Microsoft Excel 15"><table><tr><td>1</table>')).toBeUndefined();
    expect(fromHTML('<meta name="generator" content="LibreOffice 7.3.7.2 (Linux)"/><table><tr><td>1</table>')).toBeUndefined();
    expect(fromHTML(toHTML([["1"]]))).toBeUndefined();
    expect(fromHTML("<b>no table</b>")).toBeUndefined();
  });
  it("is written with what would be taken for tags as text", () => {
    expect(toHTML([["<b>&\n\"x\""]])).toContain(">&lt;b&gt;&amp;<br>&quot;x&quot;</td>");
  });
});

class Clipboard {
  readonly #kept = new Map<string, string>();
  setData(kind: string, text: string) { this.#kept.set(kind, text); }
  getData(kind: string) { return this.#kept.get(kind) ?? ""; }
}

describe("the clipboard", () => {
  it("gives back the cells that were put there", () => {
    const clipboard = new Clipboard() as unknown as DataTransfer;
    const rows = [["a  b", "c\nd"], ["", "\"q\""]];
    writeCells(clipboard, rows);
    expect(readCells(clipboard)).toEqual(rows);
  });
});
