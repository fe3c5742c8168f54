import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import type { Field, Language, LanguageForm, LanguageFunction, Table } from "../../backend";
import { t, type Word } from "../../words";
import { typeName } from "../fieldType";
import { labelOf } from "../label";
import { placeAt, type Scope } from "./scope";

/** Offers what can stand at the cursor: fields, through links as well, variables, functions with what they take, and words of the language. */
export function complete({ state, pos, explicit }: CompletionContext, scope: Scope, language: Language): CompletionResult | null {
  const before = state.sliceDoc(0, pos);
  const typed = /(?:'[^']*|[\p{L}\d_]*)$/u.exec(before)?.[0] ?? "";
  const place = placeAt(before, scope);
  if (typed === "" && !explicit && place.of === "anything") return null;
  const quote = quoting(language);
  const options = place.of === "tables" ? scope.module.tables.map((table) => ofTable(table, quote))
    : place.of === "members" ? (place.table?.fields ?? []).map((field) => ofField(field, scope, quote))
    : [
      ...place.variables.map((name) => ({ label: quote(name), type: "variable", detail: t("data.formula.editor.variable"), boost: 2 })),
      ...(place.table?.fields ?? []).map((field) => ({ ...ofField(field, scope, quote), boost: 1 })),
      ...language.functions.map(ofFunction),
      ...language.words.map((label) => ({ label, type: "keyword", detail: t("data.formula.editor.word"), boost: -1 })),
    ];
  return options.length > 0 ? { from: pos - typed.length, options, validFor: /^(?:'[^']*|[\p{L}\d_]*)$/u } : null;
}

/** A name as it stands in a formula: in quotes where it would be read as something else. */
const quoting = ({ words }: Language) => (name: string) => (/^[\p{L}\d_]*[\p{L}_][\p{L}\d_]*$/u.test(name) && !words.includes(name) ? name : `'${name.replaceAll("'", "''")}'`);

function ofField(field: Field, { module }: Scope, quote: (name: string) => string): Completion {
  const linked = module.tables.find(({ id }) => id === field.refTableId);
  const words = [labelOf(field), typeName(field), linked && labelOf(linked)].filter(Boolean).join(" · ");
  return { label: quote(field.name), type: "property", detail: words };
}

const ofTable = (table: Table, quote: (name: string) => string): Completion => ({ label: quote(table.name), type: "class", detail: labelOf(table) });

function ofFunction({ name, forms }: LanguageFunction): Completion {
  const takesNothing = forms.every(({ params }) => params.length === 0);
  return {
    label: name,
    type: "function",
    detail: forms.map(signature).join("  "),
    info: t(`data.formula.help.${name}` as Word),
    apply: (view, _, from, to) => {
      const opened = view.state.sliceDoc(to, to + 1) === "(";
      const insert = opened ? name : `${name}()`;
      view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length - (opened || takesNothing ? 0 : 1) }, userEvent: "input.complete" });
    },
  };
}

/** "(list: list(number)) → number", as the language calls the types. */
export function signature({ params, gives }: LanguageForm): string {
  const all = params.map(({ name, takes, optional, rest }) => `${rest ? "…" : ""}${name}${optional ? "?" : ""}: ${takes}`);
  return `(${all.join(", ")}) → ${gives}`;
}
