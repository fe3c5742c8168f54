import { useState } from "react";
import { Button } from "react-aria-components";
import { type Field, type FormulaPart, type Path, traceFormula } from "../../backend";
import { Problem } from "../../ui/Problem";
import { Skeleton } from "../../ui/Skeleton";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { explainFault } from "../../words/fault";
import { labelOf } from "../label";
import { ValueView } from "../ValueView";
import { partsOf, type TracedPart } from "./trace";
import "./FormulaTrace.css";

interface Props { path: Path; field: Field; id: string }

/** A formula, and what each part of it gives for a record. */
export function FormulaTrace({ path, field, id }: Props) {
  const { data, error, reload } = useBackend(() => traceFormula(path, field.name, id), [path, field.name, field.expression, id], { workspace: path.workspace });
  const [at, setAt] = useState<FormulaPart>();
  if (error) return <Problem error={error} onRetry={reload} />;
  if (!data) return <Skeleton lines={3} height="1.5rem" />;
  const parts = partsOf(data);
  const lit = at ?? { start: 0, end: 0 };
  return (
    <div className="FormulaTrace" role="group" aria-label={t("data.formula.trace.of", { name: labelOf(field) })}>
      <pre className="formula"><code>{data.text.slice(0, lit.start)}<mark>{data.text.slice(lit.start, lit.end)}</mark>{data.text.slice(lit.end)}</code></pre>
      {parts.length === 0 ? <p className="muted small">{t("data.formula.trace.constant")}</p> : (
        <ol className="parts" aria-label={t("data.formula.trace.parts")}>
          {parts.map((part) => (
            <li key={`${part.start}/${part.end}/${part.time}`} style={{ marginInlineStart: `${part.depth * 0.75}rem` }}>
              <Button className="part" onHoverStart={() => setAt(part)} onHoverEnd={() => setAt(undefined)} onFocus={() => setAt(part)} onBlur={() => setAt(undefined)}>
                <code className="text">{part.text}</code>
                {part.repeats && <span className="muted small">{t("data.formula.trace.time", { count: part.time + 1 })}</span>}
                <PartValue part={part} field={field} links={data.links} />
              </Button>
            </li>
          ))}
        </ol>
      )}
      {parts.some(({ repeats }) => repeats) && <p className="muted small">{t("data.formula.trace.first")}</p>}
    </div>
  );
}

function PartValue({ part, field, links }: { part: TracedPart; field: Field; links: Record<string, string> }) {
  if (part.fault) return <span className="fault small">{explainFault(part.fault)}</span>;
  return <ValueView field={{ ...field, result: part.result }} value={part.shown} links={{ [field.name]: links }} />;
}
