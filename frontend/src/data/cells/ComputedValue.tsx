import { type KeyboardEvent, useRef, useState } from "react";
import { Button as AriaButton } from "react-aria-components";
import type { DataRecord, Field, FormulaError, Links, Path } from "../../backend";
import { Icon } from "../../ui/Icon";
import { t } from "../../words";
import { explainFault } from "../../words/fault";
import { labelOf } from "../label";
import { ValueView } from "../ValueView";
import { FormulaTrace } from "./FormulaTrace";
import "./ComputedValue.css";

interface Props {
  path: Path;
  record: DataRecord;
  field: Field;
  links: Links;
  /** Why there is no value. */
  fault: FormulaError | undefined;
  /** Whether the record was deleted: nothing more is known of it. */
  isGone: boolean;
}

/** What a formula gives for a record, and on demand how that comes about. Esc hides that first. */
export function ComputedValue({ path, record, field, links, fault, isGone }: Props) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const isBroken = (field.expressionErrors?.length ?? 0) > 0;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="ComputedValue" onKeyDownCapture={onKeyDown}>
      <span className="Label">{labelOf(field)}</span>
      <ValueView field={field} value={record.values[field.name]} links={links} />
      {isBroken && <span className="why"><Icon name="warning" />{t("data.formula.hasFaults")}</span>}
      {fault && !isBroken && <span className="why"><Icon name="warning" />{t("data.formula.failed", { reason: explainFault(fault) })}</span>}
      {isBroken || isGone ? <span className="Description">{t("data.record.computed")}</span> : (
        <AriaButton ref={button} className="unfold" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          <Icon name={isOpen ? "down" : "right"} />
          {t("data.formula.trace.show")}
        </AriaButton>
      )}
      {isOpen && <FormulaTrace path={path} field={field} id={record.id} />}
    </div>
  );
}
