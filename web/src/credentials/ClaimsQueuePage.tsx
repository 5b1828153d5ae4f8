import { useEffect, useState } from "react";
import { type Reply, useAct, useRead } from "~/kit/api";
import { Button } from "~/kit/Button";
import { EmptyState } from "~/kit/EmptyState";
import { Row, Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { Notice } from "~/kit/Notice";
import { PageHeader } from "~/kit/PageHeader";
import { Simulated } from "~/kit/Simulated";
import { toast } from "~/kit/Toast";
import { problem } from "~/kit/words/problem";
import { useWords } from "~/kit/words/Words";
import { AnswerDialog } from "./AnswerDialog";
import { ClaimUnderReview } from "./ClaimUnderReview";
import { stepInQueue } from "./queue";
import "./credentials.css";

export type Queued = Reply<"/api/manage/claims">["items"][number];

/** Claims that wait, the longest wait first. J and K step through them, A approves, R returns, X rejects. */
export default function ClaimsQueuePage() {
    const words = useWords();
    const reading = useRead("/api/manage/claims", { query: { state: "submitted", limit: 50 } });
    return (
        <>
            <PageHeader title={words("credentials.queue.title")} lead={words("credentials.queue.lead")} />
            <Loaded reading={reading}>
                {({ items }) => items.length === 0
                    ? <EmptyState icon="check" title={words("credentials.queue.none")}>{words("credentials.queue.noneNext")}</EmptyState>
                    : <Queue items={items} />}
            </Loaded>
        </>
    );
}

function Queue({ items }: { readonly items: readonly Queued[] }) {
    const words = useWords();
    const [chosen, setChosen] = useState(items[0]?.claim.id);
    const [answering, setAnswering] = useState<"returned" | "rejected">();
    const ids = items.map((item) => item.claim.id);
    const shown = items.find((item) => item.claim.id === chosen) ?? items[0];
    const decide = useAct("post", "/api/manage/claims/{claim}/decisions", {
        done: (decided) => {
            toast(words(`credentials.queue.done.${decided.claim.state}`, { title: decided.claim.title }));
            setAnswering(undefined);
        },
    });
    const go = (by: 1 | -1) => {
        const next = stepInQueue(ids, shown?.claim.id, by);
        setChosen(next);
        decide.reset();
        document.getElementById(`claim-${next}`)?.focus();
    };
    const approve = () => {
        if (shown && !decide.isPending) {
            decide.run({ path: { claim: shown.claim.id }, body: { decision: "approved" } });
        }
    };
    useEffect(() => {
        const press = (event: KeyboardEvent) => {
            const busy = event.ctrlKey || event.metaKey || event.altKey || answering !== undefined
                || (event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [role=dialog]"));
            const deed = busy ? undefined : { j: () => go(1), k: () => go(-1), a: approve, r: () => setAnswering("returned"), x: () => setAnswering("rejected") }[event.key];
            if (deed) {
                event.preventDefault();
                deed();
            }
        };
        document.addEventListener("keydown", press);
        return () => document.removeEventListener("keydown", press);
    });
    return (
        <div className="queue">
            <Stack gap={3}>
                <p className="faint queue-keys">
                    {words.rich("credentials.queue.keys", { key: (name) => <kbd>{name}</kbd> })}
                </p>
                <ul className="queue-list" role="list" aria-label={words("credentials.queue.title")}>
                    {items.map((item) => (
                        <li key={item.claim.id}>
                            <button
                                type="button"
                                id={`claim-${item.claim.id}`}
                                className="queue-entry"
                                aria-current={item === shown || undefined}
                                onClick={() => setChosen(item.claim.id)}
                            >
                                <strong>{item.claim.title}</strong>
                                <span className="faint">
                                    {words("credentials.queue.entry", { name: item.name, credits: item.claim.credits })}
                                    <Simulated who={item} />
                                </span>
                            </button>
                        </li>
                    ))}
                </ul>
            </Stack>
            {shown
                ? (
                    <Stack>
                        <ClaimUnderReview queued={shown} />
                        {decide.failure && answering === undefined ? <Notice kind="bad">{problem(words, decide.failure)}</Notice> : null}
                        <Row>
                            <Button look="primary" isPending={decide.isPending} onPress={approve}>{words("credentials.queue.approve")}</Button>
                            <Button onPress={() => setAnswering("returned")}>{words("credentials.queue.return")}</Button>
                            <Button look="quiet" onPress={() => setAnswering("rejected")}>{words("credentials.queue.reject")}</Button>
                        </Row>
                    </Stack>
                )
                : null}
            {shown && answering
                ? (
                    <AnswerDialog
                        key={shown.claim.id + answering}
                        decision={answering}
                        name={shown.name}
                        failure={decide.failure}
                        isPending={decide.isPending}
                        onAnswer={(reason) => decide.run({ path: { claim: shown.claim.id }, body: { decision: answering, reason } })}
                        onClose={() => {
                            setAnswering(undefined);
                            decide.reset();
                        }}
                    />
                )
                : null}
        </div>
    );
}
