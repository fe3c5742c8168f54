import type { Field, FieldType, Result } from "../backend";

const known = new WeakMap<Result, Field>();

/** The field as whose values this one's are shown: itself, or what its formula gives. */
export function heldAs(field: Field): Field {
  const { result } = field;
  if (!result || result.type === "list" || result.type === "json") return field;
  const held = known.get(result) ?? fieldOf(field, result);
  known.set(result, held);
  return held;
}

/** What Go neither sorts nor compares by: a formula with a fault, or one that gives lists or anything. */
const loose = new Set<FieldType>(["function", "appointment", "multi", "dmulti"]);

/** Whether records can be put in the order of a field's values. */
export const isSortable = (field: Field) => field.type !== "function" || !loose.has(heldAs(field).type);

/** The field of one value of the list that a formula gives. */
export const itemOf = (field: Field): Field => (field.result?.item ? heldAs({ ...field, result: field.result.item }) : field);

function fieldOf(field: Field, { type, options, refTableId }: Result): Field {
  const held: Field = { ...field, type: type as FieldType, ...(options && { options }), ...(refTableId && { refTableId }) };
  delete held.result;
  return held;
}
