import { LinkCard } from "~/kit/Card";
import { Chip, StateChip } from "~/kit/Chip";
import { Row, Section } from "~/kit/layout";
import { When } from "~/kit/When";
import { useRead } from "~/kit/api";
import { useWords } from "~/kit/words/Words";
import { placeWords, stateName } from "./parts";

/** The next sitting on the start page; nothing when there is none. */
export default function NextBooking() {
    const words = useWords();
    const reading = useRead("/api/bookings", { query: {} });
    const next = reading.data?.items
        .filter((one) => one.state === "booked" || one.state === "checked_in")
        .toSorted((one, other) => one.starts_at.localeCompare(other.starts_at))
        .at(0);
    if (!next) {
        return null;
    }
    const isDoorOpen = next.check_in.open || next.state === "checked_in";
    return (
        <Section title={words("scheduling.next.title")}>
            <LinkCard title={next.exam_title} href={`/bookings/${next.id}${isDoorOpen ? "/check-in" : ""}`}>
                <p><When at={next.starts_at} zone={next.zone} /></p>
                <Row gap={2}>
                    <span className="faint">{placeWords(words, next)}</span>
                    <StateChip state={next.state}>{stateName(words, next.state)}</StateChip>
                    {next.state === "booked" && isDoorOpen ? <Chip kind="good">{words("scheduling.booking.checkInOpen")}</Chip> : null}
                </Row>
            </LinkCard>
        </Section>
    );
}
