import type { Condition, Field, Module } from "../../backend";
import { conditionText, valuesOf } from "./conditionText";
import { useTitles } from "./useTitles";

interface Props {
  field: Field;
  condition: Condition;
  workspace: string;
  modules: Module[];
}

/** A condition in words, with linked records by what they are called: "is one of Spring fair, Board dinner". */
export function ConditionWords({ field, condition, workspace, modules }: Props) {
  const titles = useTitles(workspace, modules, field, field.type === "reference" ? valuesOf(condition).map(String) : []);
  return <>{conditionText(field, condition, { [field.name]: titles })}</>;
}
