import type { ExpressionError } from "../../backend";
import type { Submit } from "../../ui/useSubmit";
import { FormulaField } from "./FormulaField";
import type { Kind } from "./kinds";
import { ruleNames } from "./kinds";
import { OptionsEditor } from "./OptionsEditor";
import { RuleFields } from "./RuleFields";
import type { FieldDraft } from "./useFieldDraft";

interface Props {
  kind: Kind;
  draft: FieldDraft;
  onEdit: (part: Partial<FieldDraft>) => void;
  submit: Submit;
  errors?: ExpressionError[];
}

/** What new and existing fields of a type are asked alike. A rule that a tool set stays in sight, to be taken away. */
export function FieldParts({ kind, draft, onEdit, submit, errors = [] }: Props) {
  const offered = ruleNames.filter((rule) => kind.rules.includes(rule) || draft.rules[rule]);
  return (
    <>
      {(kind.type === "choice" || kind.type === "multi") && (
        <OptionsEditor
          value={draft.options}
          onChange={(options) => {
            onEdit({ options });
            submit.edited("options");
          }}
        />
      )}
      {kind.type === "function" && <FormulaField value={draft.expression} onChange={(expression) => onEdit({ expression })} errors={errors} />}
      <RuleFields offered={offered} value={draft.rules} onChange={(rules) => onEdit({ rules })} />
    </>
  );
}
