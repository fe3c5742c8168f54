import type { ReactNode } from "react";
import { Button } from "./Button";
import "./Page.css";

interface Props {
  title: string;
  /** One or two lines that say what the page is for. */
  lead?: ReactNode;
  actions?: ReactNode;
  /** The way to the page that this one was opened from. */
  back?: { label: string; onPress: () => void };
  /** Short forms read better in a narrower column. */
  narrow?: boolean;
  /** The content takes the height that there is, and scrolls by itself. */
  fill?: boolean;
  /** Another page is seen in its place. */
  hidden?: boolean;
  children: ReactNode;
}

/** The third column of the window: what the menu's chosen entry is about. */
export function Page({ title, lead, actions, back, narrow, fill, hidden, children }: Props) {
  return (
    <main className={fill ? "Page fill" : "Page"} hidden={hidden}>
      <div className={narrow ? "column narrow" : "column"}>
        <header>
          <div className="words">
            {back && <Button look="quiet" icon="left" autoFocus onPress={back.onPress}>{back.label}</Button>}
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
