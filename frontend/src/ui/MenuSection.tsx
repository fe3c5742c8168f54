import type { ReactNode } from "react";
import "./MenuSection.css";

interface Props {
  title: string;
  /** What the section is about: a name, or a switcher between several. */
  head?: ReactNode;
  children: ReactNode;
}

/** Entries of the side menu that belong together. */
export function MenuSection({ title, head, children }: Props) {
  return (
    <div className="MenuSection" role="group" aria-label={title}>
      <p className="title">{title}</p>
      {head && <div className="head">{head}</div>}
      <div className="entries">{children}</div>
    </div>
  );
}
