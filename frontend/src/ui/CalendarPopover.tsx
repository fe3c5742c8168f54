import { Dialog, Popover } from "react-aria-components";
import { MonthCalendar } from "./MonthCalendar";

/** The calendar that a field for a date opens. */
export function CalendarPopover() {
  return (
    <Popover className="Menu">
      <Dialog className="CalendarDialog">
        <MonthCalendar />
      </Dialog>
    </Popover>
  );
}
