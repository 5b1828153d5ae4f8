import { useState } from "react";
import { duration, languageName } from "~/catalog/offer";
import { useMe } from "~/app/me";
import { useGo, usePathPart } from "~/app/place";
import { Button } from "~/kit/Button";
import { type Reply, useAct, useRead } from "~/kit/api";
import { Chip, StateChip } from "~/kit/Chip";
import { ConfirmDialog } from "~/kit/ConfirmDialog";
import { DescriptionList } from "~/kit/DescriptionList";
import { Columns, Row, Section, Stack } from "~/kit/layout";
import { Link, LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Money } from "~/kit/Money";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { ProgressBar } from "~/kit/ProgressBar";
import { Prose } from "~/kit/Prose";
import { toast } from "~/kit/Toast";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { CourseOutline } from "./CourseOutline";

export type Course = Reply<"/api/courses/{course}">;

export default function CoursePage() {
    const course = usePathPart("course");
    const reading = useRead("/api/courses/{course}", { path: { course } });
    return <Loaded reading={reading} lines={8}>{(found) => <Found course={found} />}</Loaded>;
}

function Found({ course }: { readonly course: Course }) {
    const words = useWords();
    const { enrolment } = course;
    const lang = course.text_language ?? course.language;
    return (
        <>
            <PageHeader
                title={course.title}
                lead={course.summary}
                lang={lang}
                crumbs={[{ name: words("catalog.name"), href: "/catalogue" }]}
                chips={
                    <>
                        <Chip kind="accent">{words("catalog.kind.course")}</Chip>
                        {course.level ? <Chip>{words(`catalog.level.${course.level}`)}</Chip> : null}
                        {enrolment ? <StateChip state={enrolment.state}>{words(`learning.state.${enrolment.state}`)}</StateChip> : null}
                    </>
                }
                actions={<Begin course={course} />}
            />
            <Stack gap={6}>
                {enrolment?.state === "completed"
                    ? <Notice kind="good" title={words("learning.course.completed")}>{words("learning.course.completedText")}</Notice>
                    : null}
                {enrolment ? <ProgressBar label={words("learning.progress")} value={enrolment.percent} /> : null}
                <DescriptionList
                    look="tiles"
                    facts={[
                        { term: words("catalog.fact.time"), value: duration(words, course.minutes) },
                        { term: words("catalog.fact.price"), value: <Money cents={course.price.cents} currency={course.price.currency || "EUR"} /> },
                        { term: words("catalog.fact.language"), value: languageName(words, course.language) },
                        ...(course.credits > 0
                            ? [{ term: words("learning.course.credits"), value: words("learning.course.creditCount", { credits: course.credits }) }]
                            : []),
                    ]}
                />
                <Columns>
                    <Section title={words("learning.course.about")}><Prose html={course.about_html} lang={lang} /></Section>
                    <Section title={words("learning.course.content")}>
                        <CourseOutline course={course} />
                        {course.certifications.map(({ id, title }) => (
                            <p key={id} className="soft">
                                {words.rich("learning.course.preparesFor", {
                                    title,
                                    link: (name) => <Link href={`/certifications/${id}`}>{name}</Link>,
                                })}
                            </p>
                        ))}
                    </Section>
                </Columns>
            </Stack>
        </>
    );
}

// The one thing to do next with this course.
function Begin({ course }: { readonly course: Course }) {
    const words = useWords();
    const go = useGo();
    const { person } = useMe();
    const [leaving, setLeaving] = useState(false);
    const enrol = useAct("post", "/api/courses/{course}/enrolments", {
        done: ({ id, enrolment }) => go(`/courses/${id}/${enrolment?.next ?? ""}`),
    });
    const withdraw = useAct("post", "/api/courses/{course}/withdrawals", {
        done: () => {
            setLeaving(false);
            toast(words("learning.course.withdrawn"));
        },
    });
    const { enrolment } = course;
    if (!person) {
        return <LinkButton look="primary" href="/sign-up">{words("learning.course.signUp")}</LinkButton>;
    }
    if (!enrolment) {
        return (
            <Stack gap={2} align="start">
                <Button look="primary" isPending={enrol.isPending} onPress={() => enrol.run({ path: { course: course.id } })}>
                    {words("learning.course.enrol")}
                </Button>
                {enrol.failure ? <Notice kind="bad">{problem(words, enrol.failure)}</Notice> : null}
            </Stack>
        );
    }
    if (enrolment.state === "completed" || !enrolment.next) {
        return (
            <Row gap={2}>
                <Button isPending={enrol.isPending} onPress={() => enrol.run({ path: { course: course.id } })}>
                    {words("learning.course.again")}
                </Button>
            </Row>
        );
    }
    return (
        <Row gap={2}>
            <Button look="quiet" onPress={() => setLeaving(true)}>{words("learning.course.withdraw")}</Button>
            <LinkButton look="primary" href={`/courses/${course.id}/${enrolment.next}`}>
                {words(enrolment.state === "enrolled" ? "learning.course.begin" : "learning.course.goOn")}
            </LinkButton>
            <ConfirmDialog
                title={words("learning.course.withdrawTitle")}
                confirm={words("learning.course.withdraw")}
                isOpen={leaving}
                isPending={withdraw.isPending}
                failure={withdraw.failure}
                onClose={() => setLeaving(false)}
                onConfirm={() => withdraw.run({ path: { course: course.id } })}
            >
                {words("learning.course.withdrawText")}
            </ConfirmDialog>
        </Row>
    );
}
