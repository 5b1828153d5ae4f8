import { useState } from "react";
import { duration, languageName } from "~/catalog/offer";
import { useMe } from "~/app/me";
import { usePathPart } from "~/app/place";
import { Button } from "~/kit/Button";
import { type Reply, useAct, useRead } from "~/kit/api";
import { Card } from "~/kit/Card";
import { Chip } from "~/kit/Chip";
import { ConfirmDialog } from "~/kit/ConfirmDialog";
import { DescriptionList } from "~/kit/DescriptionList";
import { Columns, Row, Section, Stack } from "~/kit/layout";
import { LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Money } from "~/kit/Money";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { Prose } from "~/kit/Prose";
import { toast } from "~/kit/Toast";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { When } from "~/kit/When";

type Workshop = Reply<"/api/workshops/{workshop}">;
type Session = Workshop["sessions"][number];

export default function WorkshopPage() {
    const workshop = usePathPart("workshop");
    const reading = useRead("/api/workshops/{workshop}", { path: { workshop } });
    return <Loaded reading={reading} lines={8}>{(found) => <Found workshop={found} />}</Loaded>;
}

function Found({ workshop }: { readonly workshop: Workshop }) {
    const words = useWords();
    const lang = workshop.text_language ?? workshop.language;
    const coming = workshop.sessions.filter((session) => !session.past);
    return (
        <>
            <PageHeader
                title={workshop.title}
                lead={workshop.summary}
                lang={lang}
                crumbs={[{ name: words("catalog.name"), href: "/catalogue" }]}
                chips={<Chip kind="accent">{words("catalog.kind.workshop")}</Chip>}
            />
            <Stack gap={6}>
                <DescriptionList
                    look="tiles"
                    facts={[
                        { term: words("catalog.fact.time"), value: duration(words, workshop.minutes) },
                        { term: words("catalog.fact.price"), value: <Money cents={workshop.price.cents} currency={workshop.price.currency || "EUR"} /> },
                        { term: words("catalog.fact.language"), value: languageName(words, workshop.language) },
                        { term: words("learning.workshop.seats"), value: words("learning.workshop.people", { count: workshop.seats }) },
                    ]}
                />
                <Columns>
                    <Section title={words("learning.course.about")}><Prose html={workshop.about_html} lang={lang} /></Section>
                    <Section title={words("learning.workshop.dates")}>
                        {coming.length === 0 ? <p className="soft">{words("learning.workshop.noDates")}</p> : null}
                        {coming.map((session) => <SessionCard key={session.id} workshop={workshop} session={session} />)}
                    </Section>
                </Columns>
            </Stack>
        </>
    );
}

function SessionCard({ workshop, session }: { readonly workshop: Workshop; readonly session: Session }) {
    const words = useWords();
    return (
        <Card>
            <Stack gap={3}>
                <div>
                    <h3><When at={session.starts_at} zone={session.zone} /></h3>
                    <p className="soft">{session.place}</p>
                </div>
                <Row gap={2}>
                    {session.mine === "seated" ? <Chip kind="good">{words("learning.seat.seated")}</Chip> : null}
                    {session.mine === "waiting"
                        ? <Chip kind="warn">{words("learning.workshop.inLine", { place: session.place_in_line ?? 1 })}</Chip>
                        : null}
                    {session.mine === "none" ? <Chip>{words("learning.workshop.left", { left: session.seats_left })}</Chip> : null}
                </Row>
                <SeatActions workshop={workshop} session={session} />
            </Stack>
        </Card>
    );
}

function SeatActions({ workshop, session }: { readonly workshop: Workshop; readonly session: Session }) {
    const words = useWords();
    const { person } = useMe();
    const [leaving, setLeaving] = useState(false);
    const path = { workshop: workshop.id, session: session.id };
    const take = useAct("post", "/api/workshops/{workshop}/sessions/{session}/seats", {
        done: ({ sessions }) => {
            const mine = sessions.find((one) => one.id === session.id)?.mine;
            toast(words(mine === "waiting" ? "learning.workshop.nowWaiting" : "learning.workshop.nowSeated"));
        },
    });
    const giveBack = useAct("delete", "/api/workshops/{workshop}/sessions/{session}/seats", {
        done: () => {
            setLeaving(false);
            toast(words("learning.workshop.givenBack"));
        },
    });
    if (!person) {
        return <Row><LinkButton href="/sign-up">{words("learning.course.signUp")}</LinkButton></Row>;
    }
    if (session.mine === "none") {
        return (
            <Stack gap={2}>
                <Row>
                    <Button isPending={take.isPending} onPress={() => take.run({ path })}>
                        {words(session.seats_left > 0 ? "learning.workshop.take" : "learning.workshop.wait")}
                    </Button>
                </Row>
                {take.failure ? <Notice kind="bad">{problem(words, take.failure)}</Notice> : null}
            </Stack>
        );
    }
    return (
        <Row gap={2}>
            {session.mine === "seated"
                ? (
                    <LinkButton href={`/api/workshops/${workshop.id}/sessions/${session.id}/calendar`}>
                        {words("learning.workshop.calendar")}
                    </LinkButton>
                )
                : null}
            <Button look="quiet" onPress={() => setLeaving(true)}>{words("learning.workshop.giveBack")}</Button>
            <ConfirmDialog
                title={words("learning.workshop.giveBackTitle")}
                confirm={words("learning.workshop.giveBack")}
                isOpen={leaving}
                isPending={giveBack.isPending}
                failure={giveBack.failure}
                onClose={() => setLeaving(false)}
                onConfirm={() => giveBack.run({ path })}
            >
                {words("learning.workshop.giveBackText")}
            </ConfirmDialog>
        </Row>
    );
}
