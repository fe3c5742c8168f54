import { Children, type ReactNode } from "react";
import "./NameList.css";

/** What a dialog is about, by name: one `li` each. A long list scrolls, by keyboard too. */
export function NameList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className="NameList" aria-label={label} tabIndex={Children.count(children) > 4 ? 0 : undefined}>
      {children}
    </ul>
  );
}
