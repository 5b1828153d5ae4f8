import { Card } from "~/kit/Card";
import { DescriptionList } from "~/kit/DescriptionList";
import { Link } from "~/kit/Link";
import { ProgressBar } from "~/kit/ProgressBar";
import { When } from "~/kit/When";
import { useWords } from "~/kit/words/Words";
import type { Queued } from "./ClaimsQueuePage";
import { Day } from "./Day";

/** All a reviewer needs to decide: what was done, what shows it, and how much of its kind still counts. */
export function ClaimUnderReview({ queued }: { readonly queued: Queued }) {
    const words = useWords();
    const { claim } = queued;
    return (
        <Card>
            <h2>{claim.title}</h2>
            <DescriptionList
                facts={[
                    { term: words("credentials.queue.claimant"), value: queued.name || words("credentials.verify.erased") },
                    { term: words("credentials.queue.for"), value: queued.credential_title },
                    { term: words("credentials.claiming.activity"), value: words(`credentials.activity.${claim.activity}`) },
                    { term: words("credentials.queue.provider"), value: claim.provider },
                    { term: words("credentials.queue.when"), value: <Day on={claim.done_on} /> },
                    { term: words("credentials.claiming.credits"), value: words("credentials.credits.number", { credits: claim.credits }) },
                    { term: words("credentials.queue.evidence"), value: <Evidence text={claim.evidence} /> },
                    { term: words("credentials.queue.submitted"), value: <When at={claim.submitted_at} /> },
                ]}
            />
            <ProgressBar
                label={words("credentials.queue.cap", { kind: words(`credentials.activity.${claim.activity}`) })}
                value={queued.cap === 0 ? 0 : (queued.counted / queued.cap) * 100}
                text={words("credentials.credits.of", { counted: queued.counted, needed: queued.cap })}
            />
        </Card>
    );
}

function Evidence({ text }: { readonly text: string }) {
    return /^https?:\/\/\S+$/.test(text) ? <Link href={text} target="_blank">{text}</Link> : <span className="reading">{text}</span>;
}
