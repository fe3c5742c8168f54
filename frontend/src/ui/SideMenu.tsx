import type { ReactNode } from "react";
import "./SideMenu.css";

/** The second column of the window: where one can go in this part of it. */
export function SideMenu({ title, children }: { title: string; children: ReactNode }) {
  return (
    <nav className="SideMenu" aria-label={title}>
      <p className="title">{title}</p>
      {children}
    </nav>
  );
}
