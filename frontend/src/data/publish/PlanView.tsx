import type { Module, PublishPlan, PublishStep } from "../../backend";
import { Button } from "../../ui/Button";
import { t } from "../../words";
import { formatNumber } from "../format";
import { labelOf } from "../label";
import "./PlanView.css";

interface Props {
  module: Module;
  plan: PublishPlan;
  onBack: () => void;
  onPublish: () => void;
}

/** Every step that is about to be done, none of which is done yet. */
export function PlanView({ module, plan, onBack, onPublish }: Props) {
  const { target, workspaceName, steps } = plan;
  return (
    <>
      <p>{t("publish.plan.lead", { workspace: workspaceName, address: target.address })}</p>
      <ol className="PlanView" aria-label={t("publish.plan.list")} tabIndex={steps.length > 4 ? 0 : undefined}>
        {steps.map((step) => (
          <li key={`${step.kind}/${step.name}`}>
            <span>{wordsOf(step, module)}</span>
            {step.fields.length > 0 && <span className="muted fields">{fieldsOf(step, module)}</span>}
          </li>
        ))}
      </ol>
      <p className="muted">{t("publish.plan.hint")}</p>
      <div className="actions">
        <Button onPress={onBack}>{t("publish.back")}</Button>
        <Button autoFocus look="primary" onPress={onPublish}>{t("publish.plan.publish")}</Button>
      </div>
    </>
  );
}

function wordsOf({ kind, name, fields, count }: PublishStep, module: Module): string {
  const table = module.tables.find((one) => one.name === name);
  return t(`publish.steps.${kind}`, { name: table ? labelOf(table) : name, fields: fields.length, count, total: formatNumber(count) });
}

function fieldsOf({ name, fields }: PublishStep, module: Module): string {
  const all = module.tables.find((one) => one.name === name)?.fields ?? [];
  return fields.map((field) => labelOf(all.find((one) => one.name === field) ?? { name: field })).join(", ");
}
