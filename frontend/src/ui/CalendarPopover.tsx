import { Button, Calendar, CalendarCell, CalendarGrid, Dialog, Heading, Popover } from "react-aria-components";
import { Icon } from "./Icon";

/** The calendar that a field for a date opens. */
export function CalendarPopover() {
  return (
    <Popover className="Menu">
      <Dialog className="CalendarDialog">
        <Calendar>
          <header>
            <Button slot="previous" className="IconButton"><Icon name="left" /></Button>
            <Heading />
            <Button slot="next" className="IconButton"><Icon name="right" /></Button>
          </header>
          <CalendarGrid>{(date) => <CalendarCell date={date} />}</CalendarGrid>
        </Calendar>
      </Dialog>
    </Popover>
  );
}
