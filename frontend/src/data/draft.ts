import type { Field, Module, Path, Value } from "../backend";
import { Refusal } from "../ui/useSubmit";
import { isReadOnly } from "./fieldType";
import { isEmpty } from "./format";
import { refusalText, refusedField } from "./refusal";

export type Draft = Record<string, Value>;

/** What a form has to send: of a new record what was filled in, of an old one only what is different now. */
export function changesOf(fields: Field[], draft: Draft, before: Draft | undefined): Draft {
  const writable = fields.filter((field) => !isReadOnly(field));
  const different = writable.filter(({ name }) => {
    const [value, old] = [draft[name] ?? null, before?.[name] ?? null];
    return isEmpty(value) ? !isEmpty(old) : JSON.stringify(value) !== JSON.stringify(old);
  });
  return Object.fromEntries(different.map(({ name }) => [name, isEmpty(draft[name]) ? null : tidy(draft[name] ?? null)]));
}

/** Lines that were left empty are no members of a list. */
function tidy(value: Value): Value {
  return Array.isArray(value) ? value.filter((member) => member.trim() !== "") : value;
}

/** What Go refused, beside the field that it names when the form has that field. */
export function refusalOf(error: unknown, fields: Field[], path: Path, modules: Module[]): Refusal {
  const name = fields.find((field) => field.name === refusedField(error))?.name;
  return new Refusal(name ?? "", refusalText(error, path, modules));
}
