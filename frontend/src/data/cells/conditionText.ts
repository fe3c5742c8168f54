// Which conditions a field can have, and what a person reads of one.
import type { Condition, Field, Links, Operator, Value } from "../../backend";
import { t } from "../../words";
import { textOf as shownText } from "../format";

const texts: Operator[] = ["contains", "not_contains", "begins", "equals", "not_equals"];
const amounts: Operator[] = ["equals", "not_equals", "less", "more", "between"];
const days: Operator[] = ["equals", "before", "after", "between", "not_equals"];
/** Nobody looks for the very millisecond. */
const moments: Operator[] = ["before", "after", "between"];
const members: Operator[] = ["one_of", "none_of"];
const either: Operator[] = ["empty", "not_empty"];

const byType: Partial<Record<Field["type"], Operator[]>> = {
  number: amounts, timeinterval: amounts,
  date: days, time: days, timestamp: moments, appointment: moments,
  boolean: ["equals"], choice: members, multi: members, dmulti: members, reference: members,
};

/** The operators for a field, the usual one first. Without options, a choice is a text. */
export function operatorsOf(field: Field): Operator[] {
  const free = field.type === "choice" && !(Array.isArray(field.options) && field.options.length > 0);
  return [...((free ? undefined : byType[field.type]) ?? texts), ...either];
}

/** How many values an operator takes. */
export function arityOf(is: Operator): "none" | "one" | "two" | "many" {
  if (is === "empty" || is === "not_empty") return "none";
  if (is === "between") return "two";
  return is === "one_of" || is === "none_of" ? "many" : "one";
}

/** What stands between the label of a field and the value: "is", "contains", "before". For times, equals is "on". */
export const operatorText = (is: Operator) => t(`cells.filter.is.${is}`);

/** The values of a condition, as many as there are. */
export function valuesOf({ value }: Pick<Condition, "value">): Value[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** What a condition asks of its field, in words: "between 2 and 4". */
export function conditionText(field: Field, condition: Condition, links: Links = {}): string {
  const { is } = condition;
  const values = valuesOf(condition).map((value) => shownText(field, isList(field) ? [String(value)] : value, links));
  if (arityOf(is) === "none") return operatorText(is);
  if (arityOf(is) === "two") return t("cells.filter.two", { is: operatorText(is), from: values[0] ?? "", to: values[1] ?? "" });
  return t("cells.filter.one", { is: operatorText(is), value: values.join(", ") });
}

const isList = ({ type }: Field) => type === "multi" || type === "dmulti";
