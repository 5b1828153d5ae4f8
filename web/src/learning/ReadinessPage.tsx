import type { ReactNode } from "react";
import { type Person, useMe } from "~/app/me";
import { usePathPart } from "~/app/place";
import { type Reply, useRead } from "~/kit/api";
import { Bars } from "~/kit/Bars";
import { Chip } from "~/kit/Chip";
import { Icon } from "~/kit/Icon";
import { HiddenText, Row, Stack } from "~/kit/layout";
import { LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { ProgressBar } from "~/kit/ProgressBar";
import { useWords } from "~/kit/words/Words";
import { NameStep } from "./NameStep";
import { BookingStep } from "./BookingStep";
import { barsOf, latestPractice, useNameChecked } from "./ready";
import "./learning.css";

type Exam = Reply<"/api/exams/{exam}">;

/** One calm list from the first lesson to the day of the exam, with the one thing to do next. */
export default function ReadinessPage() {
    const exam = usePathPart("exam");
    const reading = useRead("/api/exams/{exam}", { path: { exam } });
    const { person } = useMe();
    return (
        <Loaded reading={reading} lines={8}>
            {(found) => person ? <Found exam={found} person={person} /> : null}
        </Loaded>
    );
}

interface Step {
    readonly id: string;
    readonly title: string;
    readonly isDone: boolean;
    readonly body: ReactNode;
    readonly action?: { readonly href: string; readonly name: string } | undefined;
}

function Found({ exam, person }: { readonly exam: Exam; readonly person: Person }) {
    const words = useWords();
    const enrolments = useRead("/api/me/enrolments");
    const certification = useRead("/api/certifications/{certification}", { path: { certification: exam.certification } });
    const practised = useRead("/api/practice-results");
    const bookings = useRead("/api/bookings", { query: {} });
    const [isNameChecked, setNameChecked] = useNameChecked(person);
    const mine = enrolments.data?.find((one) => one.certifications.includes(exam.certification));
    const prepare = certification.data?.prepare ?? [];
    const course = prepare.find((offer) => offer.kind === "course");
    const practice = prepare.find((offer) => offer.kind === "practice");
    const last = latestPractice(practised.data?.items ?? [], exam.id);
    const booking = bookings.data?.items.find((one) => one.exam === exam.id && (one.state === "booked" || one.state === "checked_in"));
    const steps: readonly Step[] = [
        {
            id: "course",
            title: words("learning.ready.course"),
            isDone: mine?.state === "completed",
            body: mine
                ? mine.state === "completed"
                    ? <p className="soft">{words("learning.ready.courseDone", { title: mine.title })}</p>
                    : <ProgressBar label={mine.title} value={mine.percent} />
                : <p className="soft">{words("learning.ready.courseNone")}</p>,
            action: mine?.next && mine.state !== "completed"
                ? { href: `/courses/${mine.course}/${mine.next}`, name: words("learning.ready.courseGo") }
                : course && !mine
                ? { href: `/courses/${course.id}`, name: words("learning.ready.courseFind") }
                : undefined,
        },
        {
            id: "practice",
            title: words("learning.ready.practice"),
            isDone: last !== undefined,
            body: last
                ? (
                    <Stack gap={3}>
                        <p className="soft">{words("learning.ready.practiceLast", { raw: last.raw, all: last.all_right })}</p>
                        <Bars label={words("learning.ready.practiceBars")} bars={barsOf(words, last)} />
                    </Stack>
                )
                : <p className="soft">{words("learning.ready.practiceNone")}</p>,
            action: practice
                ? { href: `/practice/${practice.id}`, name: words(last ? "learning.ready.practiceAgain" : "learning.ready.practiceGo") }
                : undefined,
        },
        {
            id: "name",
            title: words("learning.ready.name"),
            isDone: isNameChecked,
            body: <NameStep person={person} isChecked={isNameChecked} onChecked={setNameChecked} />,
        },
        {
            id: "photo",
            title: words("learning.ready.photo"),
            isDone: person.has_id_photo,
            body: <p className="soft">{words(person.has_id_photo ? "learning.ready.photoDone" : "learning.ready.photoNone")}</p>,
            action: person.has_id_photo ? undefined : { href: "/account", name: words("learning.ready.photoGo") },
        },
        {
            id: "booking",
            title: words("learning.ready.booking"),
            isDone: booking !== undefined,
            body: <BookingStep exam={exam.id} booking={booking} />,
            action: booking
                ? { href: `/bookings/${booking.id}`, name: words("learning.ready.bookingSee") }
                : { href: `/exams/${exam.id}/book`, name: words("learning.ready.bookingGo") },
        },
    ];
    const done = steps.filter((step) => step.isDone).length;
    const next = steps.find((step) => !step.isDone);
    return (
        <>
            <PageHeader
                title={words("learning.ready.title")}
                lead={words("learning.ready.lead", { exam: exam.title })}
                crumbs={[{ name: exam.title, href: `/certifications/${exam.certification}` }]}
            />
            <Stack gap={5}>
                <ProgressBar
                    label={exam.title}
                    value={done * 100 / steps.length}
                    text={words("learning.ready.count", { done, all: steps.length })}
                />
                {next === undefined
                    ? <Notice kind="good" title={words("learning.ready.allTitle")}>{words("learning.ready.allText")}</Notice>
                    : null}
                <ol className="checklist" role="list">
                    {steps.map((step) => <StepLine key={step.id} step={step} isNext={step === next} />)}
                </ol>
            </Stack>
        </>
    );
}

function StepLine({ step, isNext }: { readonly step: Step; readonly isNext: boolean }) {
    const words = useWords();
    return (
        <li className="checklist-line" data-next={isNext || undefined}>
            <span className="checklist-mark" data-done={step.isDone || undefined} aria-hidden="true">
                {step.isDone ? <Icon name="check" /> : null}
            </span>
            <div className="checklist-body">
                <Row gap={2}>
                    <h2>{step.title}</h2>
                    {isNext ? <Chip kind="accent">{words("learning.ready.next")}</Chip> : null}
                    <HiddenText>{words(step.isDone ? "learning.ready.doneMark" : "learning.ready.openMark")}</HiddenText>
                </Row>
                {step.body}
                {step.action
                    ? (
                        <Row>
                            <LinkButton href={step.action.href} look={isNext ? "primary" : "plain"}>{step.action.name}</LinkButton>
                        </Row>
                    )
                    : null}
            </div>
        </li>
    );
}
