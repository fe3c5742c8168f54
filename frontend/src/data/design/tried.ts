import { toast } from "../../ui/toasts";
import { explain } from "../../words";

/** Does something that has no dialog: what went wrong is said at the edge of the window. */
export function tried(work: Promise<unknown>): void {
  work.catch((error: unknown) => toast({ text: explain(error), tone: "danger" }));
}
