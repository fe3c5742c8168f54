import { type ReactNode, useEffect, useRef } from "react";
import { Form as AriaForm } from "react-aria-components";
import { Notice } from "./Notice";
import type { Submit } from "./useSubmit";
import "./Form.css";

/** Fields that are sent together. Enter sends them; what Go refuses is said beside the field of that name. */
export function Form({ submit, children }: { submit: Submit; children: ReactNode }) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (Object.keys(submit.faults).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true], [data-invalid] input")?.focus();
  }, [submit.faults]);
  // Left to React Aria, a sentence would go when its field loses focus, and the button would move away under the pointer. The
  // document hears of it after React: a render in between would take back what was typed.
  useEffect(() => {
    const edited = ({ target }: Event) => form.current?.contains(target as Node) && submit.edited((target as HTMLInputElement).name);
    document.addEventListener("input", edited);
    return () => document.removeEventListener("input", edited);
  }, [submit]);
  return (
    <AriaForm
      ref={form}
      className="Form"
      validationBehavior="aria"
      validationErrors={submit.faults}
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        submit.send();
      }}
    >
      {children}
      {submit.problem && <Notice tone="danger" role="alert">{submit.problem}</Notice>}
    </AriaForm>
  );
}
