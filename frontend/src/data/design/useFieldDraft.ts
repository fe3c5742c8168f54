import { useState } from "react";
import type { Field, FieldInput } from "../../backend";
import { type Kind, ruleNames } from "./kinds";
import { type OptionDraft, draftsOf, optionsOf } from "./options";
import type { Rules } from "./RuleFields";

/** All of a field but its type and its names, while it is being edited. */
export interface FieldDraft { options: OptionDraft[]; target: string; expression: string; rules: Rules }

const noRules: Rules = { required: false, unique: false, index: false, search: false };

export function useFieldDraft(field: Field | undefined, target: string) {
  const [draft, setDraft] = useState<FieldDraft>(() => ({
    options: draftsOf(Array.isArray(field?.options) ? field.options : []),
    target,
    expression: field?.expression ?? "",
    rules: field ? { required: field.required, unique: field.unique, index: field.index, search: field.search } : noRules,
  }));
  return { draft, edit: (part: Partial<FieldDraft>) => setDraft((old) => ({ ...old, ...part })) };
}

/** A draft without the rules that mean nothing to a kind of field: those of the type that it had before. */
export function within(kind: Kind, { rules, ...draft }: FieldDraft): FieldDraft {
  const kept = ruleNames.map((rule) => [rule, rules[rule] && kind.rules.includes(rule)]);
  return { ...draft, rules: Object.fromEntries(kept) as Rules };
}

/** What a draft says of a field of that type, in the shape of the Public API. */
export function contentOf(type: FieldInput["type"], { options, expression, rules }: FieldDraft) {
  return {
    ...rules,
    ...(type === "choice" || type === "multi" ? { options: optionsOf(options) } : {}),
    ...(type === "function" ? { expression } : {}),
  };
}
