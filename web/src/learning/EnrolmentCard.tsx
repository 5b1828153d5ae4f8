import { duration } from "~/catalog/offer";
import type { Reply } from "~/kit/api";
import { LinkCard } from "~/kit/Card";
import { StateChip } from "~/kit/Chip";
import { Row, Stack } from "~/kit/layout";
import { ProgressBar } from "~/kit/ProgressBar";
import { useWords } from "~/kit/words/Words";
import { When } from "~/kit/When";

export type Enrolment = Reply<"/api/me/enrolments">[number];

/** A course somebody takes: how far, and where it goes on. The tile leads straight to the next lesson. */
export function EnrolmentCard({ enrolment, level = 3 }: { readonly enrolment: Enrolment; readonly level?: 2 | 3 }) {
    const words = useWords();
    const { course, next } = enrolment;
    const isDone = enrolment.state === "completed";
    return (
        <LinkCard title={enrolment.title} lang={enrolment.text_language ?? enrolment.language} href={next && !isDone ? `/courses/${course}/${next}` : `/courses/${course}`} level={level}>
            <Stack gap={3}>
                <ProgressBar label={words("learning.progress")} value={enrolment.percent} />
                {isDone
                    ? (
                        <Row gap={2}>
                            <StateChip state="completed">{words("learning.state.completed")}</StateChip>
                            {enrolment.completed_at ? <span className="soft"><When at={enrolment.completed_at} show="day" /></span> : null}
                        </Row>
                    )
                    : (
                        <p className="soft">
                            {enrolment.next_title
                                ? words.rich("learning.nextIs", {
                                    title: <span key="title" lang={enrolment.language}>{enrolment.next_title}</span>,
                                    left: duration(words, enrolment.minutes_left),
                                })
                                : null}
                        </p>
                    )}
            </Stack>
        </LinkCard>
    );
}
