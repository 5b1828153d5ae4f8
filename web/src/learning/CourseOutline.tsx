import { duration } from "~/catalog/offer";
import type { Reply } from "~/kit/api";
import { Icon } from "~/kit/Icon";
import { HiddenText } from "~/kit/layout";
import { Link } from "~/kit/Link";
import { useWords } from "~/kit/words/Words";
import "./learning.css";

/** A course's modules and lessons, with a tick on what is done; links once it may be opened. */
export function CourseOutline({ course, here }: { readonly course: Reply<"/api/courses/{course}">; readonly here?: string }) {
    const words = useWords();
    return (
        <ol className="outline" role="list">
            {course.modules.map((module) => (
                <li key={module.title}>
                    <p className="outline-module" lang={course.language}>{module.title}</p>
                    <ol role="list">
                        {module.activities.map((activity) => (
                            <li key={activity.id} className="outline-line" data-here={activity.id === here || undefined} data-plain={!course.enrolment || undefined}>
                                <span className="outline-mark" data-done={activity.done || undefined} aria-hidden="true">
                                    {activity.done ? <Icon name="check" /> : null}
                                </span>
                                <span>
                                    {course.enrolment
                                        ? (
                                            <Link
                                                href={`/courses/${course.id}/${activity.id}`}
                                                look="quiet"
                                                {...(activity.id === here ? { "aria-current": "page" as const } : {})}
                                            >
                                                <span lang={course.language}>{activity.title}</span>
                                            </Link>
                                        )
                                        : <span lang={course.language}>{activity.title}</span>}
                                    {activity.done ? <HiddenText>{words("learning.outline.done")}</HiddenText> : null}
                                </span>
                                <span className="outline-time">{duration(words, activity.minutes)}</span>
                            </li>
                        ))}
                    </ol>
                </li>
            ))}
        </ol>
    );
}
