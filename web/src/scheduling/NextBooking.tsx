import { LinkCard } from "~/kit/Card";
import { StateChip } from "~/kit/Chip";
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
    return (
        <Section title={words("scheduling.next.title")}>
            <LinkCard title={next.exam_title} href={`/bookings/${next.id}`}>
                <p><When at={next.starts_at} zone={next.zone} /></p>
                <Row gap={2}>
                    <span className="faint">{placeWords(words, next)}</span>
                    <StateChip state={next.state}>{stateName(words, next.state)}</StateChip>
                </Row>
            </LinkCard>
        </Section>
    );
}
