import { Button, Calendar, CalendarCell, CalendarGrid, type CalendarProps, type DateValue, Heading, RangeCalendar, type RangeCalendarProps } from "react-aria-components";
import { Icon } from "./Icon";
import "./DateTimeField.css";
import "./IconButton.css";

const month = (
  <>
    <div className="months">
      <Button slot="previous" className="IconButton"><Icon name="left" /></Button>
      <Heading />
      <Button slot="next" className="IconButton"><Icon name="right" /></Button>
    </div>
    <CalendarGrid>{(date) => <CalendarCell date={date} />}</CalendarGrid>
  </>
);

/** The days of a month, one of which is chosen. */
export const MonthCalendar = <Day extends DateValue>(props: CalendarProps<Day>) => <Calendar {...props} className="Calendar">{month}</Calendar>;

/** The days of a month, from one to another of which is chosen. */
export const RangeMonth = <Day extends DateValue>(props: RangeCalendarProps<Day>) => <RangeCalendar {...props} className="Calendar">{month}</RangeCalendar>;
