import type { ReactNode } from "react";
import "./Page.css";

interface Props {
  title: string;
  /** One or two lines that say what the page is for. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** Short forms read better in a narrower column. */
  narrow?: boolean;
  /** The content takes the height that there is, and scrolls by itself. */
  fill?: boolean;
  children: ReactNode;
}

/** The third column of the window: what the menu's chosen entry is about. */
export function Page({ title, lead, actions, narrow, fill, children }: Props) {
  return (
    <main className={fill ? "Page fill" : "Page"}>
      <div className={narrow ? "column narrow" : "column"}>
        <header>
          <div className="words">
            <h1>{title}</h1>
            {lead && <div className="lead">{lead}</div>}
          </div>
          {actions && <div className="actions">{actions}</div>}
        </header>
        {children}
      </div>
    </main>
  );
}
