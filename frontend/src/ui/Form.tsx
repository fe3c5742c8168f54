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
