import type { CalendarDate, DateValue } from "@internationalized/date";
import {
    Calendar as AriaCalendar,
    CalendarCell,
    CalendarGrid,
    CalendarGridBody,
    CalendarGridHeader,
    CalendarHeaderCell,
} from "react-aria-components/Calendar";
import { Heading } from "react-aria-components/Heading";
import { Button } from "./Button";
import { Icon } from "./Icon";
import "./calendar.css";

/** A month to pick a day from. `isDateUnavailable` strikes out days without a place. */
export function Calendar({ label, ...rest }: {
    readonly label?: string;
    readonly value?: CalendarDate | null;
    readonly onChange?: (day: CalendarDate) => void;
    readonly minValue?: CalendarDate;
    readonly maxValue?: CalendarDate;
    readonly isDateUnavailable?: (day: DateValue) => boolean;
    readonly onFocusChange?: (day: CalendarDate) => void;
}) {
    return (
        <AriaCalendar {...rest} {...(label === undefined ? {} : { "aria-label": label })} className="calendar">
            <div className="calendar-head">
                <Button slot="previous" look="quiet" size="small" icon><Icon name="back" turn /></Button>
                <Heading level={3} />
                <Button slot="next" look="quiet" size="small" icon><Icon name="next" turn /></Button>
            </div>
            <CalendarGrid>
                <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
                <CalendarGridBody>{(day) => <CalendarCell date={day} className="calendar-day" />}</CalendarGridBody>
            </CalendarGrid>
        </AriaCalendar>
    );
}
