import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type Module, type Path } from "../../backend";
import { useGuard } from "../../leaving";
import { labelOf } from "../label";
import { LeaveDialog } from "./LeaveDialog";
import { PanelHead } from "./PanelHead";
import { RecordForm } from "./RecordForm";
import { useRecord } from "./useRecord";
import { useTrail } from "./useTrail";
import "./RecordPanel.css";

interface Props {
  path: Path;
  modules: Module[];
  /** The record; undefined for a new one. */
  id: string | undefined;
  onClose: () => void;
  /** Goes to the records around this one; undefined at either end. */
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
}

/** A record beside its table: every field, the records it is linked with, and what can be done with it. Esc closes it. */
export function RecordPanel({ path, modules, id, onClose, onPrevious, onNext }: Props) {
  const trail = useTrail(path, id);
  const record = useRecord(trail, modules);
  const panel = useRef<HTMLElement>(null);
  const [leaving, setLeaving] = useState<() => void>();
  useFocus(panel);
  /** Does it at once, or after asking what to do with what is not saved. */
  const leave = (act: () => void) => (record.isChanged ? setLeaving(() => act) : act());
  useGuard(leave);
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape" && !event.defaultPrevented) leave(trail.deep ? trail.back : onClose);
  };
  const { step } = trail;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes it from anywhere within
    <aside ref={panel} className="RecordPanel" aria-label={record.title} tabIndex={-1} onKeyDown={onKeyDown}>
      <PanelHead
        title={record.title}
        table={record.table && labelOf(record.table)}
        id={step.id}
        onBack={trail.deep ? () => leave(trail.back) : undefined}
        onPrevious={!trail.deep && onPrevious ? () => leave(onPrevious) : undefined}
        onNext={!trail.deep && onNext ? () => leave(onNext) : undefined}
        onClose={() => leave(onClose)}
      />
      <RecordForm
        key={`${step.path.module}/${step.path.table}/${step.id ?? "new"}`}
        trail={trail}
        record={record}
        modules={modules}
        onOpen={(to) => leave(() => trail.open(to))}
        onCancel={() => (trail.deep ? trail.back() : onClose())}
        onDeleted={() => (trail.deep ? trail.back() : onClose())}
      />
      {leaving && (
        <LeaveDialog
          title={record.title}
          onStay={() => setLeaving(undefined)}
          onDiscard={() => {
            setLeaving(undefined);
            trail.setDraft(() => ({}));
            leaving();
          }}
        />
      )}
    </aside>
  );
}

/** The panel takes the focus, and gives it back to where it came from when it closes. */
function useFocus(panel: { current: HTMLElement | null }): void {
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) requestAnimationFrame(() => before.isConnected && before.focus());
    };
  }, [panel]);
}
