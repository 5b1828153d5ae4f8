import { type CalendarDate, type DateValue, parseDate, startOfMonth } from "@internationalized/date";
import { useState } from "react";
import { Calendar } from "~/kit/Calendar";
import { Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { RadioGroup } from "~/kit/RadioGroup";
import { useRead } from "~/kit/api";
import { sentence } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { civilDay, type Place, type Slots, startNote, zoneWords } from "./parts";
import "./scheduling.css";

const daysAsked = 31;

/** A month of days with free times, and the times of the chosen day in both zones. */
export function SlotPicker({ exam, place, booking, first, last, chosen, onChoose }: {
    readonly exam: string;
    readonly place: Place;
    /** The booking being moved: its own seat counts as free. */
    readonly booking?: string;
    /** The first and the last day that can be booked. */
    readonly first: string;
    readonly last: string;
    readonly chosen: string;
    readonly onChoose: (startsAt: string) => void;
}) {
    const [month, setMonth] = useState(startOfMonth(parseDate(first)));
    const reading = useRead("/api/exams/{exam}/slots", {
        path: { exam },
        query: {
            from: month.toString(),
            days: daysAsked,
            ...(place.mode === "centre" ? { centre: place.centre } : {}),
            ...(booking === undefined ? {} : { booking }),
        },
    });
    return (
        <Loaded reading={reading} lines={8}>
            {(slots) => (
                <Days
                    slots={slots}
                    first={parseDate(first)}
                    last={parseDate(last)}
                    onMonth={setMonth}
                    chosen={chosen}
                    onChoose={onChoose}
                />
            )}
        </Loaded>
    );
}

function Days({ slots, first, last, onMonth, chosen, onChoose }: {
    readonly slots: Slots;
    readonly first: CalendarDate;
    readonly last: CalendarDate;
    readonly onMonth: (month: CalendarDate) => void;
    readonly chosen: string;
    readonly onChoose: (startsAt: string) => void;
}) {
    const words = useWords();
    const [day, setDay] = useState<CalendarDate | null>(null);
    const known = new Map(slots.days.map((one) => [one.date, one]));
    const free = slots.days.find((one) => one.starts.length > 0);
    const shown = day && known.has(day.toString()) ? day : free ? parseDate(free.date) : null;
    const today = shown ? known.get(shown.toString()) : undefined;
    const why = today?.why ?? slots.days.at(-1)?.why;
    const isFull = (date: DateValue) => known.get(date.toString())?.starts.length === 0;
    return (
        <div className="slots">
            <Stack gap={3}>
                <Calendar
                    label={words("scheduling.slots.days")}
                    value={shown}
                    minValue={first}
                    maxValue={last}
                    isDateUnavailable={isFull}
                    onChange={setDay}
                    onFocusChange={(focused) => onMonth(startOfMonth(focused))}
                />
                <p className="faint">{zoneWords(words, slots.zone, slots.your_zone)}</p>
            </Stack>
            {today && today.starts.length > 0
                ? (
                    <div className="times">
                        <RadioGroup
                            label={words("scheduling.slots.times", { day: civilDay(today.date, words.locale) })}
                            look="cards"
                            value={chosen}
                            onChange={onChoose}
                            choices={today.starts.map((start) => {
                                const note = startNote(words, start, slots, today.date);
                                return { id: start.starts_at, name: start.time, ...(note === "" ? {} : { note }) };
                            })}
                        />
                    </div>
                )
                : (
                    <Notice title={words("scheduling.slots.nothing")}>
                        {why ? sentence(words, why) : words("scheduling.slots.otherMonth")}
                    </Notice>
                )}
        </div>
    );
}
