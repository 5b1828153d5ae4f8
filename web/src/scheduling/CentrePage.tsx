import { usePathPart } from "~/app/place";
import { Chip } from "~/kit/Chip";
import { DescriptionList } from "~/kit/DescriptionList";
import { Row, Section, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { Table } from "~/kit/Table";
import { useRead } from "~/kit/api";
import { zoneName } from "~/kit/instants";
import { SourceText } from "~/kit/SourceText";
import { useWords } from "~/kit/words/Words";
import { civilDay, countryName } from "./parts";

// A Monday; the weekday's name is all that is read of it.
const monday = Date.UTC(2024, 0, 1);
const dayMilliseconds = 86_400_000;

function weekday(number: number, locale: string): string {
    return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(new Date(monday + (number - 1) * dayMilliseconds));
}

/** One test centre: how to find it, when it is open, what it has. */
export default function CentrePage() {
    const words = useWords();
    const reading = useRead("/api/centres/{centre}", { path: { centre: usePathPart("centre") } });
    const span = (opens: string, closes: string) => words("scheduling.centre.span", { opens, closes });
    return (
        <Loaded reading={reading}>
            {({ centre, rooms, hours, exceptions }) => (
                <>
                    <PageHeader
                        title={centre.title}
                        lead={`${centre.street}, ${centre.city}, ${countryName(words, centre)}`}
                        crumbs={[{ name: words("scheduling.centres.title"), href: "/centres" }]}
                        chips={(
                            <Row gap={2}>
                                {centre.step_free ? <Chip>{words("scheduling.centres.stepFree")}</Chip> : null}
                                {centre.separate_rooms ? <Chip>{words("scheduling.centres.separateRoom")}</Chip> : null}
                            </Row>
                        )}
                    />
                    <Stack gap={6}>
                        <p><SourceText text={centre.how_to_find} /></p>
                        <Section title={words("scheduling.centre.hours", { zone: zoneName(centre.zone) })}>
                            <DescriptionList
                                facts={[...Map.groupBy(hours, (one) => one.weekday)].map(([day, spans]) => ({
                                    term: weekday(day, words.locale),
                                    value: spans.map((one) => span(one.opens, one.closes)).join(", "),
                                }))}
                            />
                        </Section>
                        {exceptions.length === 0 ? null : (
                            <Section title={words("scheduling.centre.exceptions")}>
                                <DescriptionList
                                    facts={exceptions.map((one) => ({
                                        term: civilDay(one.date, words.locale),
                                        value: one.opens && one.closes ? span(one.opens, one.closes) : words("scheduling.centre.closed"),
                                    }))}
                                />
                            </Section>
                        )}
                        <Section title={words("scheduling.centre.rooms")}>
                            <Table
                                label={words("scheduling.centre.rooms")}
                                rows={rooms}
                                rowKey={(room) => room.id}
                                columns={[
                                    { id: "title", title: words("scheduling.centre.room"), cell: (room) => <SourceText text={room.title} /> },
                                    { id: "seats", title: words("scheduling.centre.seats"), align: "end", cell: (room) => room.seats },
                                    {
                                        id: "accessible",
                                        title: words("scheduling.centre.accessible"),
                                        align: "end",
                                        cell: (room) => room.accessible_seats,
                                    },
                                ]}
                            />
                        </Section>
                    </Stack>
                </>
            )}
        </Loaded>
    );
}
