import type { Path } from "../../backend";
import type { Submit } from "../../ui/useSubmit";
import type { Place } from "../useApps";
import { FormulaField } from "./FormulaField";
import type { Kind } from "./kinds";
import { ruleNames } from "./kinds";
import { OptionsEditor } from "./OptionsEditor";
import { RuleFields } from "./RuleFields";
import type { FieldDraft } from "./useFieldDraft";

interface Props {
  path: Path;
  place: Place;
  /** What tools call it now; "" for a new one. */
  name: string;
  kind: Kind;
  draft: FieldDraft;
  onEdit: (part: Partial<FieldDraft>) => void;
  submit: Submit;
}

/** What new and existing fields of a type are asked alike. A rule that a tool set stays in sight, to be taken away. */
export function FieldParts({ path, place, name, kind, draft, onEdit, submit }: Props) {
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
      {kind.type === "function" && <FormulaField path={path} place={place} field={name} value={draft.expression} onChange={(expression) => onEdit({ expression })} />}
      <RuleFields offered={offered} value={draft.rules} onChange={(rules) => onEdit({ rules })} />
    </>
  );
}
