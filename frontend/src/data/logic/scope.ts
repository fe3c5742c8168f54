import type { Field, Module, Result, Table } from "../../backend";

/** Where a formula is written: over the records of a table, or over none. */
export interface Scope { module: Module; table: Table | undefined }

/** What can stand at the end of a text: names of a table after a point, tables, or whatever a formula can name. */
export type Place = { of: "members"; table: Table | undefined } | { of: "tables" } | { of: "anything"; table: Table | undefined; variables: string[] };

const nameOf = String.raw`(?:'(?:[^']|'')*'|[\p{L}\d_]+)`;
const chain = new RegExp(String.raw`((?:${nameOf}(?:\[[^[\]]*\])?\s*\.\s*)+)(?:'[^']*|[\p{L}\d_]*)$`, "u");
const unquoted = (name: string) => (name.startsWith("'") ? name.slice(1).replace(/'$/, "").replaceAll("''", "'") : name);

/** What is asked for at the end of the text before the cursor. */
export function placeAt(text: string, scope: Scope): Place {
  const plain = withoutTexts(text);
  if (/\b(?:select|create)\s+(?:'[^']*|[\p{L}\d_]*)$/u.test(plain)) return { of: "tables" };
  const table = innermost(plain, scope);
  const members = chain.exec(plain);
  if (members) return { of: "members", table: follow(members[1] ?? "", table, scope) };
  return { of: "anything", table, variables: variablesIn(plain) };
}

/** Names in texts and comments are no names. */
const withoutTexts = (text: string) => text.replaceAll(/"(?:[^"]|"")*"|\/\*.*?\*\/|(?<!-)--(?!-).*$|\/\/.*$/gms, (found) => " ".repeat(found.length));

/** The table whose fields are bare names there: that of the filter, the where or the .( ) in which the text ends, or else the formula's. */
function innermost(text: string, scope: Scope): Table | undefined {
  let table = scope.table;
  const outer: (Table | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? "";
    if (char === "[" || char === "(" || char === "{") {
      const before = text.slice(0, at).trimEnd();
      outer.push(table);
      if (char === "[" || before.endsWith(".")) table = tableBefore(before.replace(/\.$/, ""), table, scope) ?? table;
    } else if (char === "]" || char === ")" || char === "}") table = outer.pop() ?? scope.table;
    else if (char === ";" && outer.length === 0) table = scope.table;
    else if (/\swhere\s$/.test(text.slice(0, at + 1))) {
      const selected = new RegExp(String.raw`select\s+(${nameOf})\s+where\s$`, "u").exec(text.slice(0, at + 1));
      if (selected) table = tableNamed(scope, unquoted(selected[1] ?? "")) ?? table;
    }
  }
  return table;
}

function tableBefore(text: string, table: Table | undefined, scope: Scope): Table | undefined {
  const selected = new RegExp(String.raw`select\s+(${nameOf})$`, "u").exec(text);
  if (selected) return tableNamed(scope, unquoted(selected[1] ?? ""));
  const found = new RegExp(String.raw`(?:${nameOf}(?:\[[^[\]]*\])?\s*\.\s*)*${nameOf}(?:\[[^[\]]*\])?$`, "u").exec(text);
  return found ? follow(`${found[0]}.`, table, scope) : undefined;
}

/** The table to which a chain like "invoice.customer." leads. */
function follow(text: string, table: Table | undefined, scope: Scope): Table | undefined {
  const names = [...text.replaceAll(/\[[^[\]]*\]/g, "").matchAll(new RegExp(nameOf, "gu"))].map(([name]) => unquoted(name));
  return names.reduce<Table | undefined>((at, name, index) => {
    if (index === 0 && name === "this") return scope.table;
    return at && leadsTo(at.fields?.find((field) => field.name === name), scope);
  }, table);
}

const leadsTo = (field: Field | undefined, { module }: Scope) => module.tables.find(({ id }) => id === (field?.refTableId ?? target(field?.result)));
const target = (result: Result | undefined): string | undefined => result?.refTableId ?? (result?.item && target(result.item));
const tableNamed = ({ module }: Scope, name: string) => module.tables.find((one) => one.name === name);

const variablesIn = (text: string) =>
  [...new Set([...text.matchAll(new RegExp(String.raw`\b(?:let|var|for|as)\s+(${nameOf})`, "gu"))].map(([, name = ""]) => unquoted(name)))];
