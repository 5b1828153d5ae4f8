import { useState } from "react";
import { duration } from "~/catalog/offer";
import { useGo, usePathPart } from "~/app/place";
import { Button } from "~/kit/Button";
import { type Reply, useAct, useRead } from "~/kit/api";
import { Chip } from "~/kit/Chip";
import { Dialog } from "~/kit/Dialog";
import { Failure } from "~/kit/failure";
import { Icon } from "~/kit/Icon";
import { Columns, Stack } from "~/kit/layout";
import { LinkButton } from "~/kit/Link";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { Prose, ProseLanguage } from "~/kit/Prose";
import { toast } from "~/kit/Toast";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { Check } from "./Check";
import { CourseOutline } from "./CourseOutline";
import { Film } from "./Film";
import { useReadingPlace } from "./readingPlace";
import "./learning.css";

export type Activity = Reply<"/api/courses/{course}/activities/{activity}">;

/** The course player: one lesson or check, where it was left, and the way on. */
export default function PlayerPage() {
    const words = useWords();
    const course = usePathPart("course");
    const activity = usePathPart("activity");
    const outline = useRead("/api/courses/{course}", { path: { course } });
    const reading = useRead("/api/courses/{course}/activities/{activity}", { path: { course, activity } });
    if (reading.error instanceof Failure && reading.error.code === "not_enrolled") {
        return (
            <Notice title={words("learning.player.closed")} actions={<LinkButton href={`/courses/${course}`}>{words("learning.player.toCourse")}</LinkButton>}>
                {problem(words, reading.error)}
            </Notice>
        );
    }
    return (
        <Columns>
            <div className="lesson">
                <Loaded reading={reading} lines={12}>
                    {(found) => <Lesson key={found.id} activity={found} outline={outline.data} />}
                </Loaded>
            </div>
            <nav className="lesson-side" aria-label={words("learning.player.lessons")}>
                {outline.data ? <CourseOutline course={outline.data} here={activity} /> : null}
            </nav>
        </Columns>
    );
}

function Lesson({ activity, outline }: {
    readonly activity: Activity;
    readonly outline: Reply<"/api/courses/{course}"> | undefined;
}) {
    const words = useWords();
    const [open, setOpen] = useState(false);
    useReadingPlace(activity);
    return (
        <>
            <PageHeader
                title={activity.title}
                lang={activity.language}
                lead={
                    <span lang={words.language}>
                        {words.rich("learning.player.lead", {
                            module: <span key="module" lang={activity.language}>{activity.module_title}</span>,
                            time: duration(words, activity.minutes),
                        })}
                    </span>
                }
                crumbs={[{ name: activity.course_title, href: `/courses/${activity.course}` }]}
                chips={
                    <>
                        <Chip>{words("learning.player.place", { number: activity.number, of: activity.of })}</Chip>
                        {activity.done ? <Chip kind="good">{words("learning.player.done")}</Chip> : null}
                    </>
                }
                actions={
                    <div className="lesson-narrow">
                        <Button onPress={() => setOpen(true)}>{words("learning.player.lessons")}</Button>
                    </div>
                }
            />
            <Content activity={activity} />
            {activity.objectives.length === 0 ? null : (
                <details className="lesson-objectives">
                    <summary>{words("learning.player.objectives", { count: activity.objectives.length })}</summary>
                    <ul>{activity.objectives.map((objective) => <li key={objective.id}>{objective.text}</li>)}</ul>
                </details>
            )}
            <Ways activity={activity} />
            <Dialog title={words("learning.player.lessons")} isOpen={open} onClose={() => setOpen(false)}>
                {outline ? <CourseOutline course={outline} here={activity.id} /> : null}
            </Dialog>
        </>
    );
}

function Content({ activity }: { readonly activity: Activity }) {
    switch (activity.kind) {
        case "lesson":
            return <Prose html={activity.html} lang={activity.language} />;
        case "video":
            return <div lang={activity.language}><Film activity={activity} /></div>;
        case "check":
            return <ProseLanguage value={activity.language}><Check activity={activity} /></ProseLanguage>;
    }
}

// Back, on, and the end of a lesson: going on marks it as done.
function Ways({ activity }: { readonly activity: Activity }) {
    const words = useWords();
    const go = useGo();
    const { course, next, previous } = activity;
    const onward = next ? `/courses/${course}/${next.id}` : `/courses/${course}`;
    const finish = useAct("put", "/api/courses/{course}/activities/{activity}/progress", {
        done: ({ course_completed }) => {
            if (course_completed && !activity.done) {
                toast(words("learning.player.courseCompleted"));
            }
            go(course_completed && !next ? `/courses/${course}` : onward);
        },
    });
    const marks = activity.kind !== "check" && !activity.done;
    return (
        <Stack gap={3}>
            {finish.failure ? <Notice kind="bad">{problem(words, finish.failure)}</Notice> : null}
            <nav className="lesson-ways" aria-label={words("learning.player.ways")}>
                {previous
                    ? (
                        <LinkButton href={`/courses/${course}/${previous.id}`}>
                            <Icon name="back" turn />
                            {words("learning.player.previous")}
                        </LinkButton>
                    )
                    : <span />}
                {marks
                    ? (
                        <Button
                            look="primary"
                            isPending={finish.isPending}
                            onPress={() => finish.run({ path: { course, activity: activity.id }, body: { position: 1000, done: true } })}
                        >
                            {words(next ? "learning.player.doneNext" : "learning.player.doneLast")}
                            <Icon name="next" turn />
                        </Button>
                    )
                    : (
                        <LinkButton look={activity.done ? "primary" : "plain"} href={onward}>
                            {next ? words("learning.player.next", { title: next.title }) : words("learning.player.toCourse")}
                            <Icon name="next" turn />
                        </LinkButton>
                    )}
            </nav>
        </Stack>
    );
}
