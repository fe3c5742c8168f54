import { type CalendarDate, CalendarDate as Day, parseDate } from "@internationalized/date";
import type { RefObject } from "react";
import { MonthCalendar, RangeMonth } from "../../ui/MonthCalendar";
import { t } from "../../words";
import { momentsOf } from "../format";
import { labelOf } from "../label";
import { dayOf, iso, parseDay } from "./days";
import { EditBox } from "./EditBox";
import { momentEditText, parseAppointment, parseMoment, withClock } from "./moments";
import { type EditorProps, useDraft, useEditing } from "./useEditing";

/** A date, with or without a time: typed, or chosen from the calendar below. */
export function CalendarEditor(props: EditorProps) {
  const { field } = props;
  const draft = useDraft(props);
  const editing = useEditing(props, draft);
  const moment = field.type === "date" ? undefined : parseMoment(draft.text);
  const day = field.type === "date" ? parseDay(draft.text) : moment === undefined ? undefined : dayOf(new Date(moment));
  const choose = (chosen: CalendarDate) => {
    if (field.type === "date") editing.give(chosen.toString(), "stay");
    else {
      draft.setText(momentEditText(withClock(chosen, moment)));
      backTo(editing.input);
    }
  };
  return (
    <EditBox
      editing={editing}
      field={field}
      picker={<MonthCalendar key={monthOf(day)} aria-label={t("cells.calendar", { field: labelOf(field) })} value={day ? parseDate(iso(day)) : null} onChange={choose} />}
    />
  );
}

/** From when to when: typed, or the days chosen from the calendar below. */
export function AppointmentEditor(props: EditorProps) {
  const { field } = props;
  const draft = useDraft(props);
  const editing = useEditing(props, draft);
  const moments = momentsOf(parseAppointment(draft.text) ?? "");
  const chosen = moments && { start: dateOf(moments.start), end: dateOf(moments.end) };
  const choose = ({ start, end }: { start: CalendarDate; end: CalendarDate }) => {
    const [from, to] = [withClock(start, moments?.start.toISOString(), 9), withClock(end, moments?.end.toISOString(), 10)];
    draft.setText(`${momentEditText(from)} – ${momentEditText(to)}`);
    backTo(editing.input);
  };
  return (
    <EditBox
      editing={editing}
      field={field}
      picker={<RangeMonth key={monthOf(chosen?.start)} aria-label={t("cells.calendar", { field: labelOf(field) })} value={chosen ?? null} onChange={choose} />}
    />
  );
}

/** The day that is chosen takes the focus once it is drawn. */
const backTo = (input: RefObject<HTMLElement | null>) => requestAnimationFrame(() => input.current?.focus());

/** A calendar begins at the month of its value: another month that is typed begins another one. */
const monthOf = (day: { year: number; month: number } | undefined) => (day ? `${day.year}-${day.month}` : "none");

function dateOf(moment: Date): CalendarDate {
  const { year, month, day } = dayOf(moment);
  return new Day(year, month, day);
}
