import { useReaderZone } from "./Reader";
import { dayWords, timeWords, zoneName } from "./instants";
import { useWords } from "./words/Words";

/**
 * An instant (ISO 8601) in the reader's zone. `zone` is the place's own: where its wall clock differs from the reader's, both are
 * said, the place's first. `show` leaves out the day or the time.
 */
export function When({ at, zone, show = "both" }: {
    readonly at: string;
    readonly zone?: string | null;
    readonly show?: "both" | "day" | "time";
}) {
    const words = useWords();
    const reader = useReaderZone();
    const instant = new Date(at);
    const said = (where: string) => ({
        day: dayWords(instant, where, words.locale),
        time: timeWords(instant, where, words.locale),
    });
    const here = said(reader);
    const there = zone ? said(zone) : here;
    const say = (one: typeof here) =>
        show === "day" ? one.day : show === "time" ? one.time : words("kit.when.dayAndTime", one);
    const same = there.day === here.day && (show === "day" || there.time === here.time);
    return (
        <time dateTime={at}>
            {same ? say(here) : words("kit.when.twoZones", {
                there: say(there),
                place: zoneName(zone ?? reader),
                here: there.day === here.day && show !== "day" ? here.time : say(here),
            })}
        </time>
    );
}
