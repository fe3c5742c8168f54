import { Button } from "react-aria-components";
import type { Template } from "../../backend";
import { Symbol } from "../design/Symbol";
import { labelOf } from "../label";
import { type Word, t } from "../../words";
import "./TemplateCard.css";

interface Props {
  template: Template;
  isDisabled: boolean;
  onChoose: () => void;
}

const known = new Set(["contacts", "invoices", "inventory", "events"]);

/** A template to start from: what it is for, and its tables with how many records they bring. */
export function TemplateCard({ template, isDisabled, onChoose }: Props) {
  const name = titleOf(template);
  return (
    <div className="TemplateCard">
      <span className="head">
        <Symbol icon={template.icon} of="app" />
        <Button className="title" isDisabled={isDisabled} onPress={onChoose} aria-label={t("start.use", { name })}>{name}</Button>
      </span>
      {known.has(template.name) && <span className="muted">{t(`start.templates.${template.name}.text` as Word)}</span>}
      <span className="tables">
        {template.tables.map((table) => (
          <span key={table.name} className="table">
            <Symbol icon={table.icon} of="table" />
            <span className="name">{labelOf(table)}</span>
            <span className="muted">{table.records}</span>
          </span>
        ))}
      </span>
    </div>
  );
}

/** What a template is called: what it is for, or else what its app is called. */
export function titleOf(template: Template): string {
  return known.has(template.name) ? t(`start.templates.${template.name}.title` as Word) : labelOf(template);
}
