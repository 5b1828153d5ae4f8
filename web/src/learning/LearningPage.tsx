import { EmptyState } from "~/kit/EmptyState";
import { type Reply, useRead } from "~/kit/api";
import { LinkCard } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { Grid, Row, Section, Stack } from "~/kit/layout";
import { LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { ProgressBar } from "~/kit/ProgressBar";
import { useWords } from "~/kit/words/Words";
import { When } from "~/kit/When";
import { EnrolmentCard } from "./EnrolmentCard";

type Path = Reply<"/api/paths">[number];
type Seat = Reply<"/api/me/seats">[number];

/** What I am learning: courses, workshops, and the paths that lead on. */
export default function LearningPage() {
    const words = useWords();
    const enrolments = useRead("/api/me/enrolments");
    const seats = useRead("/api/me/seats");
    const paths = useRead("/api/paths");
    const coming = seats.data?.filter((seat) => !seat.past) ?? [];
    return (
        <>
            <PageHeader
                title={words("learning.name")}
                lead={words("learning.lead")}
                actions={<LinkButton href="/catalogue?kind=course">{words("learning.find")}</LinkButton>}
            />
            <Stack gap={6}>
                <Section title={words("learning.courses.mine")}>
                    <Loaded reading={enrolments}>
                        {(mine) => mine.length === 0
                            ? (
                                <EmptyState
                                    icon="book"
                                    title={words("learning.empty.title")}
                                    action={<LinkButton look="primary" href="/catalogue?kind=course">{words("learning.empty.go")}</LinkButton>}
                                >
                                    {words("learning.empty.text")}
                                </EmptyState>
                            )
                            : <Grid>{mine.map((one) => <EnrolmentCard key={one.id} enrolment={one} />)}</Grid>}
                    </Loaded>
                </Section>
                {coming.length === 0 ? null : (
                    <Section title={words("learning.workshops.mine")}>
                        <Grid>{coming.map((seat) => <SeatCard key={seat.session} seat={seat} />)}</Grid>
                    </Section>
                )}
                <Loaded reading={paths}>
                    {(all) => all.length === 0 ? null : (
                        <Section title={words("learning.paths.title")}>
                            <Grid>{all.map((path) => <PathCard key={path.id} path={path} />)}</Grid>
                        </Section>
                    )}
                </Loaded>
            </Stack>
        </>
    );
}

function SeatCard({ seat }: { readonly seat: Seat }) {
    const words = useWords();
    return (
        <LinkCard title={seat.title} href={`/workshops/${seat.workshop}`}>
            <Stack gap={2}>
                <p><When at={seat.starts_at} zone={seat.zone} /></p>
                <Row gap={2}>
                    <span className="soft">{seat.place}</span>
                    <Chip kind={seat.state === "seated" ? "good" : "warn"}>{words(`learning.seat.${seat.state}`)}</Chip>
                </Row>
            </Stack>
        </LinkCard>
    );
}

function PathCard({ path }: { readonly path: Path }) {
    const words = useWords();
    return (
        <LinkCard title={path.title} lang={path.text_language} href={`/paths/${path.id}`}>
            <Stack gap={3}>
                <p className="soft" lang={path.text_language}>{path.summary}</p>
                <ProgressBar
                    label={words("learning.progress")}
                    value={path.steps === 0 ? 0 : path.done * 100 / path.steps}
                    text={words("learning.path.steps", { done: path.done, steps: path.steps })}
                />
            </Stack>
        </LinkCard>
    );
}
