import { type ReactNode, useRef } from "react";
import { Button, Disclosure, DisclosurePanel } from "react-aria-components";
import { Icon } from "./Icon";
import "./MoreOptions.css";

interface Props {
  label: string;
  /** They are in sight from the start, as one of them is set. */
  open?: boolean;
  children: ReactNode;
}

/** What few people need of a form, behind a word. */
export function MoreOptions({ label, open = false, children }: Props) {
  const options = useRef<HTMLDivElement>(null);
  // In a small window they are below a dialog's edge.
  const reveal = (expanded: boolean) => expanded && requestAnimationFrame(() => options.current?.scrollIntoView({ block: "nearest" }));
  return (
    <Disclosure className="MoreOptions" defaultExpanded={open} onExpandedChange={reveal}>
      <Button slot="trigger" className="more"><Icon name="right" />{label}</Button>
      <DisclosurePanel>
        <div ref={options} className="options">{children}</div>
      </DisclosurePanel>
    </Disclosure>
  );
}
