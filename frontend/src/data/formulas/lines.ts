import type { Field, FormulaEntry, FormulaRead, Module, Table } from "../../backend";
import { t } from "../../words";
import { explainFault } from "../../words/fault";
import { labelOf } from "../label";
import { resultName } from "../resultName";

/** A formula as its line shows it. */
export interface Line {
  id: string;
  entry: FormulaEntry;
  table: Table;
  field: Field;
  gives: string;
  reads: { read: FormulaRead; words: string }[];
  /** What is wrong with it, in words. */
  faults: string[];
  /** What it reads that is not computed itself. */
  spoiltBy: string | undefined;
}

/** The formulas of an app, but for those of fields that have come or gone since. */
export function linesOf(entries: FormulaEntry[], module: Module): Line[] {
  const nulls = new Set(entries.filter(({ faults }) => faults.length > 0).map(idOf));
  return entries.flatMap((entry) => {
    const spoilt = entry.reads.find((read) => nulls.has(idOf(read)));
    if (spoilt) nulls.add(idOf(entry)); // what reads this one comes later
    const table = module.tables.find(({ name }) => name === entry.table);
    const field = table?.fields?.find(({ name }) => name === entry.field);
    if (!table || !field) return [];
    return [{
      id: idOf(entry),
      entry,
      table,
      field,
      gives: resultName(field, [module]),
      reads: entry.reads.map((read) => ({ read, words: wordsOf(read, entry.table, module) })),
      faults: entry.faults.map((fault) => t("data.formula.at", { line: fault.line, column: fault.column, message: explainFault(fault) })),
      spoiltBy: spoilt && wordsOf(spoilt, entry.table, module),
    }];
  });
}

const idOf = ({ table, field }: FormulaRead) => `${table}.${field}`;

function wordsOf({ table: name, field: of }: FormulaRead, from: string, module: Module): string {
  const table = module.tables.find((one) => one.name === name);
  const label = table ? labelOf(table) : name;
  if (of === "") return t("data.formula.records", { table: label });
  const field = table?.fields?.find((one) => one.name === of);
  const words = field ? labelOf(field) : of;
  return name === from ? words : `${label}: ${words}`;
}

/** Whether a line is wanted: all that is searched for is in its words. */
export function isFound({ entry, table, field, reads, faults }: Line, search: string): boolean {
  const all = [labelOf(table), labelOf(field), entry.table, entry.field, entry.text, ...reads.map(({ words }) => words), ...faults].join("\n").toLowerCase();
  return search.toLowerCase().split(/\s+/).every((word) => all.includes(word));
}
