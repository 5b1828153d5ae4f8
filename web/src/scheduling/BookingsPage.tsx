import { useState } from "react";
import { DescriptionList } from "~/kit/DescriptionList";
import { StateChip } from "~/kit/Chip";
import { EmptyState } from "~/kit/EmptyState";
import { LinkCard } from "~/kit/Card";
import { LinkButton } from "~/kit/Link";
import { Section, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Pagination } from "~/kit/Pagination";
import { When } from "~/kit/When";
import { useRead } from "~/kit/api";
import { useWords } from "~/kit/words/Words";
import { type Booking, isAhead, placeWords, stateName } from "./parts";

/** Everything the reader has booked: what lies ahead first. */
export default function BookingsPage() {
    const words = useWords();
    const [trail, setTrail] = useState<readonly string[]>([]);
    const after = trail.at(-1);
    const reading = useRead("/api/bookings", { query: after === undefined ? {} : { after } });
    return (
        <>
            <PageHeader title={words("scheduling.bookings.title")} lead={words("scheduling.bookings.lead")} />
            <Loaded reading={reading}>
                {({ items, next }) => items.length === 0
                    ? (
                        <EmptyState
                            icon="calendar"
                            title={words("scheduling.bookings.none")}
                            action={<LinkButton look="primary" href="/catalogue">{words("scheduling.bookings.choose")}</LinkButton>}
                        >
                            {words("scheduling.bookings.noneNext")}
                        </EmptyState>
                    )
                    : (
                        <Stack gap={6}>
                            <List title={words("scheduling.bookings.ahead")} bookings={inOrder(items.filter(isAhead))} />
                            <List title={words("scheduling.bookings.past")} bookings={items.filter((one) => !isAhead(one))} />
                            <Pagination
                                page={trail.length + 1}
                                hasMore={Boolean(next)}
                                onPage={(page) => setTrail(page > trail.length && next ? [...trail, next] : trail.slice(0, -1))}
                            />
                        </Stack>
                    )}
            </Loaded>
        </>
    );
}

function inOrder(bookings: readonly Booking[]): readonly Booking[] {
    return bookings.toSorted((one, other) => one.starts_at.localeCompare(other.starts_at));
}

function List({ title, bookings }: { readonly title: string; readonly bookings: readonly Booking[] }) {
    const words = useWords();
    if (bookings.length === 0) {
        return null;
    }
    return (
        <Section title={title}>
            <Stack gap={3}>
                {bookings.map((booking) => (
                    <LinkCard key={booking.id} title={booking.exam_title} href={addressOf(booking)}>
                        <Stack gap={2}>
                            <DescriptionList
                                facts={[
                                    { term: words("scheduling.facts.start"), value: <When at={booking.starts_at} zone={booking.zone} /> },
                                    { term: words("scheduling.facts.place"), value: placeWords(words, booking) },
                                ]}
                            />
                            <div><StateChip state={booking.state}>{stateName(words, booking.state)}</StateChip></div>
                        </Stack>
                    </LinkCard>
                ))}
            </Stack>
        </Section>
    );
}

/** What is only held is confirmed where it was chosen. */
function addressOf(booking: Booking): string {
    return booking.state === "held"
        ? `/exams/${booking.exam}/book?where=${booking.centre?.id ?? "online"}&hold=${booking.id}`
        : `/bookings/${booking.id}`;
}
