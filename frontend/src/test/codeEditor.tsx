// A plain field in the place of the editor of formulas.
import { type Ref, useImperativeHandle, useRef } from "react";
import type { CodeFault } from "../backend";

interface Props { ref?: Ref<{ goTo: (fault: CodeFault) => void }>; label: string; value: string; onChange: (value: string) => void; faults: CodeFault[] }

export default function CodeEditor({ ref, label, value, onChange, faults }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => ({ goTo: ({ column }) => {
    field.current?.focus();
    field.current?.setSelectionRange(column - 1, column - 1);
  } }), []);
  return <textarea ref={field} aria-label={label} value={value} aria-invalid={faults.length > 0} onChange={(event) => onChange(event.target.value)} />;
}
