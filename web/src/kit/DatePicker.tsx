import type { CalendarDate } from "@internationalized/date";
import { Button } from "react-aria-components/Button";
import { DateInput, DatePicker as AriaDatePicker, DateSegment } from "react-aria-components/DatePicker";
import { Dialog } from "react-aria-components/Dialog";
import { Group } from "react-aria-components/Group";
import { Popover } from "react-aria-components/Popover";
import { Calendar } from "./Calendar";
import { FieldLabel, FieldNotes, type FieldWords } from "./fieldParts";
import { Icon } from "./Icon";

/** A day, typed or picked. Its value in a Form is the ISO date; use parseDate of @internationalized/date for limits. */
export function DatePicker({ label, hint, optional, ...rest }: FieldWords & {
    readonly name?: string;
    readonly value?: CalendarDate | null;
    readonly defaultValue?: CalendarDate;
    readonly onChange?: (day: CalendarDate | null) => void;
    readonly minValue?: CalendarDate;
    readonly maxValue?: CalendarDate;
    readonly isDisabled?: boolean;
}) {
    return (
        <AriaDatePicker isRequired={!optional} {...rest} className="field">
            <FieldLabel label={label} optional={optional} />
            <Group className="control control-group">
                <DateInput className="date-input">{(segment) => <DateSegment segment={segment} className="date-segment" />}</DateInput>
                <Button className="control-button"><Icon name="calendar" /></Button>
            </Group>
            <FieldNotes hint={hint} />
            <Popover className="popover">
                <Dialog><Calendar /></Dialog>
            </Popover>
        </AriaDatePicker>
    );
}
