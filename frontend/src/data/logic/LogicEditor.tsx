import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { checkFormula, type CodeFault, formulaLanguage, type Path } from "../../backend";
import { Skeleton } from "../../ui/Skeleton";
import { useBackend } from "../../useBackend";
import { t } from "../../words";
import { explainFault } from "../../words/fault";
import { useSettled } from "../useSettled";
import type { Editor } from "./CodeEditor";
import { FormulaPreview } from "./FormulaPreview";
import type { Scope } from "./scope";
import "./LogicEditor.css";

const CodeEditor = lazy(() => import("./CodeEditor"));

interface Props {
  label: string;
  path: Path;
  scope: Scope;
  /** The field whose formula it is; "" for a new one. */
  field: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with a text, if not Go's word on formulas. */
  check?: (text: string) => Promise<CodeFault[]>;
}

const noFaults: CodeFault[] = [];

/** Takes a formula: what is wrong with it is said while one types, and what it gives for some records. */
export function LogicEditor({ label, path, scope, field, value, onChange, check }: Props) {
  const editor = useRef<Editor>(null);
  const text = useSettled(value, 250);
  const { data: words } = useBackend(formulaLanguage, []);
  const checked = useBackend(
    () => (check ? check(text).then((faults) => ({ faults, type: "" })) : checkFormula(path, { text, field })),
    [path, field, text],
    { workspace: path.workspace, tables: [""] },
  ).data;
  const [last, setLast] = useState(checked);
  if (checked && checked !== last) setLast(checked);
  // Nothing is wrong yet where nothing is written.
  const faults = text === value && text.trim() !== "" ? checked?.faults ?? last?.faults ?? noFaults : noFaults;
  return (
    <div className="LogicEditor">
      <span className="Label" aria-hidden>{label}</span>
      {words ? (
        <Suspense fallback={<Skeleton lines={1} height="7rem" />}>
          <CodeEditor ref={editor} label={label} value={value} onChange={onChange} scope={scope} words={words} faults={faults} />
        </Suspense>
      ) : <Skeleton lines={1} height="7rem" />}
      {faults.length > 0 ? (
        <ul className="faults" aria-label={t("data.formula.editor.faults")}>
          {faults.map((fault) => (
            <li key={`${fault.line}/${fault.column}/${fault.id}`}>
              <Button className="fault" onPress={() => editor.current?.goTo(fault)}>{t("data.formula.at", { line: fault.line, column: fault.column, message: explainFault(fault) })}</Button>
            </li>
          ))}
        </ul>
      ) : <span className="Description">{t("data.formula.editor.keys")}</span>}
      {scope.table && !check && <FormulaPreview path={path} scope={scope} text={text} field={field} isBroken={faults.length > 0} />}
    </div>
  );
}
