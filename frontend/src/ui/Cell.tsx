import type { ReactNode } from "react";
import { Cell as AriaCell } from "react-aria-components";

/** One value in a table. */
export function Cell({ children }: { children: ReactNode }) {
  return <AriaCell className="Cell">{children}</AriaCell>;
}
